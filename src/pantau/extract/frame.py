"""What stands around a saying: to whom, through which channel, on what evidence, where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pantau.extract.layout import FAR, Zone, within
from pantau.extract.phrases import Phrases, plain
from pantau.lang import Pack
from pantau.types import Document, Range, Spans

_LONGEST = 14               # tokens of a phrase around a saying; longer ones ran over their end
_NAME = 5                   # tokens of a phrase that may hold no verb
_REACH = 3                  # tokens between a preposition and the head it introduces
_FINAL = frozenset(",.;:!?–—()[]") | {"--", "-", "…"}


@dataclass(frozen=True, slots=True)
class Frame:
    addressee: Spans | None
    channel: Spans | None
    evidence: Spans | None
    place: Spans | None


@dataclass(frozen=True, slots=True)
class _Reader:
    """One claim's zone with what ends a phrase in it. `times` are the tokens that time expressions hold."""

    document: Document
    zone: Zone
    times: frozenset[int]
    pack: Pack

    def phrase(self, first: int, stops: frozenset[str]) -> Range | None:
        """The phrase from `first` on, to the next stop, time, mark or part of the claim; None where it is empty."""
        lower, end = self.document.tokens.lower, first
        free = set(self.zone.tokens)
        while end in free and end not in self.times and lower[end] not in _FINAL and lower[end] not in stops:
            end += 1
            if end - first > _LONGEST:
                return None
        return (first, end) if end > first else None

    def spans(self, found: Range | None) -> Spans | None:
        return (self.document.tokens.span(found),) if found else None


def read_frame(document: Document, zone: Zone, times: frozenset[int], pack: Pack) -> Frame:
    """The circumstances of one claim; `times` are the tokens of all time expressions."""
    reader = _Reader(document, zone, times, pack)
    channel = _channel(reader)
    addressee = _addressee(reader) or (_partner(reader, channel) if channel else None)
    taken = [r for r in (channel, addressee) if r]
    spans = reader.spans
    return Frame(spans(addressee), spans(channel), spans(_evidence(reader)), spans(_place(reader, taken)))


def _channel(reader: _Reader) -> Range | None:
    """The head that a preposition introduces, nearest to the cue, with what follows it."""
    rules = reader.pack.frame.channel
    tokens, best = reader.document.tokens, None
    for first, end in _heads(reader):
        before = tokens.lower[max(0, first - _REACH - 1):first]
        named = tokens.text[first] in rules.media
        if reader.pack.actors.modifiers_first and not named and reader.phrase(end, _after_head(reader.pack)):
            continue                                    # "email probe" is no email
        if not (rules.prepositions.intersection(before) or (named and end == first + 1)):
            continue
        if named and not (before and before[-1] in rules.prepositions):
            continue
        distance = abs(first - reader.zone.cue[0])
        if best is None or distance < best[0]:
            best = (distance, first, end)
    return _whole_channel(reader, best[1], best[2]) if best else _in_source(reader)


def _whole_channel(reader: _Reader, first: int, end: int) -> Range:
    """The head with adjectives and the medium or audience after it; a place after it is the claim's place."""
    rules, tokens = reader.pack.frame, reader.document.tokens
    stops = rules.stops | rules.addressee.partners | rules.channel.determiners
    rest = reader.phrase(end, stops)
    if rest is None:
        return first, end
    for i in range(*rest):
        if tokens.lower[i] in rules.places and not (i + 1 < rest[1] and tokens.text[i + 1] in rules.channel.media):
            return first, max(end, i)
    return first, rest[1]


def _in_source(reader: _Reader) -> Range | None:
    """A source that is itself a statement or a report: its first word."""
    nouns = reader.pack.frame.channel.as_source
    lower = reader.document.tokens.lower
    return next(((first, first + 1) for first, _ in reader.zone.source if lower[first] in nouns), None)


def _heads(reader: _Reader) -> Iterator[Range]:
    """The channel nouns and media of the zone."""
    tokens, phrases = reader.document.tokens, _channel_nouns(reader.pack)
    for run in _runs(reader.zone.tokens):
        heads = [(run[0] + at, run[0] + end) for at, end, _ in phrases.longest(tokens.lower[run[0]:run[1]])]
        for n, (first, end) in enumerate(heads):
            if n + 1 < len(heads) and heads[n + 1][0] == end:
                heads[n + 1] = first, heads[n + 1][1]               # "radio interview"
            else:
                yield first, end
        for i in range(*run):
            if tokens.text[i] in reader.pack.frame.channel.media:
                yield i, i + 1


def _runs(tokens: Sequence[int]) -> Iterator[Range]:
    """Stretches of neighbouring tokens."""
    first = 0
    for n in range(1, len(tokens) + 1):
        if n == len(tokens) or tokens[n] != tokens[n - 1] + 1:
            yield tokens[first], tokens[n - 1] + 1
            first = n


def _addressee(reader: _Reader) -> Range | None:
    rules, tokens = reader.pack.frame.addressee, reader.document.tokens
    cue_word = tokens.lower[reader.zone.cue[1] - 1]
    found = _object(reader, reader.zone.cue[1]) if cue_word in rules.cues else None
    if found:
        return found
    for i in reader.zone.tokens:
        if tokens.lower[i] in rules.prepositions and _speaks(reader, i):
            found = _object(reader, i + 1)
            if found:
                return found
    return _object_in_content(reader) if cue_word in rules.cues else None


def _speaks(reader: _Reader, preposition: int) -> bool:
    """Whether what stands before a preposition is a saying: the claim's own cue or source, or a word of speaking."""
    lower, zone = reader.document.tokens.lower, reader.zone
    near = lower[max(0, preposition - _REACH):preposition]
    if preposition == reader.document.sentences[reader.document.tokens.sentence[preposition]][0]:
        return lower[preposition] in reader.pack.frame.addressee.fronted
    own = preposition == zone.cue[1] or any(preposition == last and last > zone.cue[0] for _, last in zone.source)
    return own or not reader.pack.frame.addressee.speaking.isdisjoint(near)


def _object(reader: _Reader, first: int) -> Range | None:
    """A noun phrase, with an apposition between commas where the content follows."""
    rules, tokens = reader.pack.frame, reader.document.tokens
    stops = rules.stops | rules.addressee.until | rules.places
    found = reader.phrase(first, stops)
    if found is None or not any(tokens.lower[i][0].isalnum() for i in range(*found)):
        return None
    comma = found[1]
    if comma < len(tokens) and tokens.lower[comma] == "," and comma in reader.zone.tokens:
        apposition = reader.phrase(comma + 1, rules.said.joins | rules.channel.prepositions - rules.addressee.until)
        if apposition and any(within(at, reader.zone.content) for at in (apposition[1], apposition[1] + 1)):
            return first, apposition[1]
    return found


def _object_in_content(reader: _Reader) -> Range | None:
    """ "meminta [warga sipil untuk pergi]": the content begins with the one who is asked."""
    rules, tokens = reader.pack.frame.addressee, reader.document.tokens
    first, last = min((r for r in reader.zone.content if r[0] >= reader.zone.cue[1]), default=(0, 0))
    near = range(first, min(last, first + _LONGEST))
    end = next((i for i in near if tokens.lower[i] in rules.until or tokens.lower[i] in _FINAL), None)
    if end is not None and first < end <= first + _NAME and tokens.lower[end] in rules.until:
        return first, end
    name = next((i for i in near if not tokens.text[i][0].isupper() and tokens.start[i] > tokens.end[i - 1]), first)
    if name > first and name < last and tokens.lower[name] not in _FINAL:
        return first, name                          # "meminta [Oman] berperilaku baik"
    return (first, end) if end is not None and end > first and tokens.lower[end] in rules.until else None


def _partner(reader: _Reader, channel: Range) -> Range | None:
    """ "panggilan telepon dengan X": the other one."""
    rules, lower = reader.pack.frame, reader.document.tokens.lower
    at = channel[1]
    if at < len(lower) and lower[at] in rules.addressee.partners and at in reader.zone.tokens:
        return reader.phrase(at + 1, rules.stops | rules.places)
    inner = next((i for i in range(*channel) if lower[i] in rules.addressee.prepositions), None)
    return (inner + 1, channel[1]) if inner is not None and inner + 1 < channel[1] else None


def _evidence(reader: _Reader) -> Range | None:
    tokens, zone = reader.document.tokens, reader.zone
    sentence = _around(reader)
    for at, end, _ in _evidence_phrases(reader.pack).longest(tokens.lower[sentence[0]:sentence[1]]):
        first = last = sentence[0] + end
        if within(first, zone.content) or within(sentence[0] + at, (zone.cue,)) or tokens.quote[first - 1] >= 0:
            continue
        taken = (*zone.content, zone.cue)
        end = min(sentence[1], first + _LONGEST)
        while last < end and tokens.lower[last] not in _FINAL and not within(last, taken):
            last += 1
        if last > first:
            return first, last
    return None


def _around(reader: _Reader) -> Range:
    """The sentence of the cue, as far as its zone can reach."""
    zone = reader.zone
    first, last = reader.document.sentences[reader.document.tokens.sentence[zone.cue[0]]]
    return max(first, zone.cue[0] - FAR), min(last, zone.cue[1] + FAR)


def _place(reader: _Reader, taken: list[Range]) -> Range | None:
    """The first phrase of place with a name in it that is part of nothing else."""
    rules, tokens = reader.pack.frame, reader.document.tokens
    for i in reader.zone.tokens:
        if tokens.lower[i] in rules.places and not within(i, tuple(taken)) and _of_the_saying(reader, i - 1, taken):
            found = reader.phrase(i + 1, rules.stops | rules.addressee.prepositions)
            named = found and any(tokens.text[k][0].isupper() for k in range(*found))
            if found and named and not within(found[0], tuple(taken)) and not _is_channel(reader, found):
                return found
    return None


def _of_the_saying(reader: _Reader, before: int, taken: list[Range]) -> bool:
    """Whether a place can follow the token `before`: not where it belongs to a description ("a dean at Yale")."""
    zone, lower = reader.zone, reader.document.tokens.lower
    first, _ = reader.document.sentences[reader.document.tokens.sentence[zone.cue[0]]]
    parts = (zone.cue, *zone.source, *zone.content, *taken)
    spoken = before >= 0 and (lower[before] == "," or lower[before] in reader.pack.frame.addressee.speaking)
    return before <= first or spoken or before in reader.times or within(before, parts)


def _is_channel(reader: _Reader, found: Range) -> bool:
    return not reader.pack.frame.channel.nouns.isdisjoint(reader.document.tokens.lower[found[0]:found[1]])


@cache
def _after_head(pack: Pack) -> frozenset[str]:
    """Words that can follow the head of a noun phrase whose modifiers stand before it."""
    frame = pack.frame
    addressee = frame.addressee
    return frame.stops | frame.places | frame.channel.prepositions | addressee.prepositions | addressee.partners


@cache
def _channel_nouns(pack: Pack) -> Phrases[None]:
    return plain(pack.frame.channel.nouns)


@cache
def _evidence_phrases(pack: Pack) -> Phrases[None]:
    return plain(pack.frame.evidence.phrases)
