"""One input on its way into a ledger: known already, or read and ready to be kept. Runs in any process."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pantau.collect import GIVE_UP, canonical, is_url
from pantau.errors import PantauError
from pantau.extract.pipeline import analyse
from pantau.lang import load_pack
from pantau.lang.search import forms_of, root_of
from pantau.ledger import Entry, Ledger, document_id, input_id, named, text_id
from pantau.records import Added, Outcome, Record
from pantau.text.read import to_document
from pantau.types import Analysis, Polled, RawDocument, Unchanged, Visit

Item = RawDocument | PantauError | Unchanged | Polled


@dataclass(frozen=True, slots=True)
class Noted:
    """An input that brings nothing to be written: what became of it, and its visit to be remembered."""

    added: Added
    visit: Visit | None = None


Taken = Entry | Noted | Unchanged | Polled | PantauError


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """`take` for the ledger at `path`, as a value that another process can be given."""

    path: Path
    language: str | None
    published: str | None

    def __call__(self, item: Item) -> Taken:
        return take(item, _ledger(self.path), self.language, self.published)


def take(item: Item, ledger: Ledger, language: str | None, published: str | None) -> Taken:
    """Read an input, unless the ledger has it; what is no article passes.

    `language` and `published` override what articles say of themselves.
    """
    if not isinstance(item, RawDocument):
        return item
    try:
        return _taken(item, ledger, language, published)
    except PantauError as error:
        return _failed(item, error)
    except Exception as error:  # an error of ours must not cost the other articles of a batch
        return _failed(item, _fault(item.where, error))


def _failed(raw: RawDocument, error: PantauError) -> Noted:
    """A failure is told of its input, wherever the fault lies. A page is left alone until its feed says that it
    changed; who names it itself gets it asked for whole, as it is not here."""
    visit = raw.visit and replace(raw.visit, etag=None, modified=None, failures=GIVE_UP, why=error.what)
    return Noted(Added(raw.where, Outcome.FAILED, why=str(error)), visit)


def _fault(where: str, error: Exception) -> PantauError:
    return PantauError(f"the reader failed: {type(error).__name__}: {error}", where=where,
                       mend="please report this article")


def _taken(raw: RawDocument, ledger: Ledger, language: str | None, published: str | None) -> Entry | Noted:
    came = input_id(raw, language, published)
    now = raw.visit is not None                         # the web tells what stands now; an old file, what once stood
    if known := ledger.knows_input(came, current=now):
        return _known(raw, known)
    document = to_document(replace(raw, published=published) if published else raw, language=language)
    url = canonical(document.url) if document.url and is_url(document.url) else None
    if url is None and published is None and (known := ledger.knows_text(text_id(document.text))):
        return _known(raw, known)
    address = url or text_id(document.text)
    made = document_id(address, document.article())
    if ledger.knows_document(made, current=now):
        return _known(raw, made)
    analysis = named(analyse(document, load_pack(document.language)), made)
    return Entry(analysis, address, came, _encodable(raw.where), reader(), datetime.now(UTC),
                 given=raw.id and _encodable(raw.id), feed=raw.feed,
                 visit=raw.visit, roots=roots(analysis), warnings=document.warnings + analysis.warnings)


def _encodable(name: str) -> str:
    """A name that a ledger can hold: that of a file may have bytes that are no UTF-8."""
    return name.encode("utf-8", "replace").decode()


def _known(raw: RawDocument, document: str) -> Noted:
    return Noted(Added(raw.where, Outcome.UNCHANGED, document), raw.visit)


def again(record: Record) -> Entry | PantauError:
    """A kept document read anew, by today's reader."""
    article, kept = record.analysis.document, record.kept
    raw = RawDocument(kept.where, text=article.text, title=article.title, url=article.url, publisher=article.publisher,
                      author=article.author)
    try:
        document = replace(to_document(raw, language=article.language), published=article.published,
                           published_why=article.published_why, warnings=article.warnings)   # its id rests on its day
        analysis = named(analyse(document, load_pack(document.language)), kept.id)
        return Entry(analysis, "", "", kept.where, reader(), datetime.now(UTC), roots=roots(analysis),
                     warnings=document.warnings + analysis.warnings)
    except Exception as error:  # as above
        return _fault(kept.where, error)


def lost(item: Item) -> Taken:
    """What becomes of an input that its process did not survive."""
    if isinstance(item, RawDocument):
        return PantauError("its process died while reading it", where=item.where, mend="is there memory enough?")
    return item


def roots(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """(form, root) of every distinct word of an article and its title."""
    article = analysis.document
    root = root_of(article.language)
    forms = forms_of(article.text) | forms_of(article.title or "")
    return tuple((form, root(form)) for form in sorted(forms))


@cache
def _ledger(path: Path) -> Ledger:
    """The ledger to look things up in, once for each process that only reads articles."""
    return Ledger(path, readonly=True)


@cache
def reader() -> str:
    """Who reads: Pantau's version, and a hash of its packs and weights."""
    made = sha256()
    for package in ("pantau.lang", "pantau.models"):
        for content in _contents(files(package)):
            made.update(content)
    return f"pantau {version('pantau')} {made.hexdigest()[:12]}"


def _contents(folder: Traversable) -> list[bytes]:
    found = []
    for each in sorted(folder.iterdir(), key=lambda e: e.name):
        if each.is_dir():
            found += _contents(each)
        elif not each.name.endswith((".py", ".pyc", ".md", ".msgpack")):    # what is made of the packs says nothing new
            found.append(each.read_bytes())
    return found
