"""What all formats share: ids that stay the same, text that every format can carry, a claim in one line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote
from uuid import UUID, uuid5

from pantau.brief.statements import Source, source, voices_of
from pantau.records import Record
from pantau.types import Claim, Span, Spans

# Of every UUID that we make: the same thing has the same id in every export, and never another's.
_NAMESPACE = UUID("6f1d7c5e-0c55-5d4a-9c53-2f8a8a1f2b6d")

# What XML cannot carry, nor UTF-8 (lone surrogates); some JSON readers and spreadsheets stop at the first of them.
_UNCARRIED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = re.compile(r"(https?://)([^/?#\s<>\"{}|\\^`]+)((?:[/?#].*)?)", re.IGNORECASE | re.DOTALL)
_PLAIN = "%/:=&?~#+!$,;'@()*"       # what keeps its meaning behind the host


@dataclass(frozen=True, slots=True)
class Told:
    """A record, made ready to be looked up in."""

    record: Record
    of: Source

    def exact(self, spans: Spans | None) -> str | None:
        """The words as the article has them; " … " stands for what interrupts them. None where there are none."""
        text = self.record.analysis.document.text
        return " … ".join(clean(text[start:end]) for start, end in spans) if spans else None

    def sentence(self, spans: Spans) -> tuple[Span, str]:
        """The sentence in which `spans` begin, and its words."""
        start, end = self.of.sentence(spans)
        return (start, end), clean(self.record.analysis.document.text[start:end])

    def line(self, claim: Claim) -> str:
        """A claim in one line: who, in what manner, what."""
        words = self.of.words(claim.content or claim.cue)
        return clean(" ".join(part for part in (", ".join(self.names(claim)), f"[{claim.act}]", words) if part))

    def names(self, claim: Claim) -> list[str]:
        """The speakers as a reader would have them named: with the role, or in the article's words."""
        voices = voices_of(claim, self.record.analysis.document.text)
        return [clean(f"{v.name} ({v.role})" if v.role else v.name) for v in voices if v.name]

    @property
    def title(self) -> str:
        """The article's title, else the beginning of its text, else where it came from; never empty."""
        kept, text = self.record.kept, self.record.analysis.document.text
        first = " ".join(text[:400].split())
        short = first if len(first) <= 80 else first[:80].rpartition(" ")[0] + " …"
        return clean(" ".join((kept.title or "").split()) or short or kept.url or kept.where or kept.id)


def told(records: Iterable[Record]) -> Iterator[Told]:
    return (Told(record, source(record.analysis)) for record in records)


def clean(text: str) -> str:
    """The text with U+FFFD, one for one, in place of what not every format can carry: offsets stay true."""
    return _UNCARRIED.sub("�", text)


def cleaned(text: str | None) -> str | None:
    return None if text is None else clean(text)


def urn(kind: str, id: str) -> str:
    """What a document, text, claim or event is called where an IRI is asked for."""
    return f"urn:pantau:{kind}:{id}"


def uuid_of(*parts: str) -> UUID:
    return uuid5(_NAMESPACE, "\n".join(parts))


def web_address(url: str | None) -> str | None:
    """The address, where it is one that a browser would open, as RFC 3986 has it: in ASCII. None where it is none."""
    found = _WEB.fullmatch((url or "").strip())
    if not found:
        return None
    scheme, host, rest = found.groups()
    try:
        return f"{scheme}{host.encode('idna').decode()}{quote(clean(rest), safe=_PLAIN)}"
    except UnicodeError:        # a host that can be no host
        return None


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC, to the millisecond."""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def midnight(day: date) -> datetime:
    """The first moment of a day, in UTC: for formats that have no days."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


class Recent:
    """What was written of late, so that what many articles share is not written for each. Bounded: of what was seen
    long ago it no longer knows, and says that it is new."""

    def __init__(self, size: int = 5_000) -> None:
        self._size, self._seen = size, dict[str, None]()

    def is_new(self, id: str) -> bool:
        if id in self._seen:
            return False
        self._seen[id] = None
        if len(self._seen) > self._size:
            del self._seen[next(iter(self._seen))]
        return True
