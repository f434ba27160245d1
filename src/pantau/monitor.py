"""The wiring: input → text → reading. Nothing else in Pantau knows the whole way.

    read(text | path | RawDocument)     one article, as an `Analysis`; raises a `PantauError`
    read_many(read_inputs(paths))       many, in order, in bounded memory; a failure is a value in its article's place
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, overload

from pantau.collect import collect
from pantau.errors import InputError, PantauError
from pantau.extract.pipeline import analyse
from pantau.lang import load_pack
from pantau.text.read import to_document
from pantau.types import Analysis, RawDocument

T = TypeVar("T")

read_inputs = collect


def read(source: str | Path | RawDocument, *, language: str | None = None, published: str | None = None) -> Analysis:
    """Read one article: its text as a `str`, a file as a `Path`, or a `RawDocument`.

    `language` (a BCP 47 code) and `published` (an ISO date) override what the article itself says. Raises InputError,
    LanguageError or another PantauError; a file with several articles (.jsonl) is for `read_many`.
    """
    raw = _one(source)
    if published is not None:
        raw = replace(raw, published=published)
    document = to_document(raw, language=language)
    return analyse(document, load_pack(document.language))


@overload
def read_many(inputs: Iterable[RawDocument | PantauError], *, language: str | None = ..., published: str | None = ...,
              jobs: int = ...) -> Iterator[Analysis | PantauError]: ...
@overload
def read_many(inputs: Iterable[RawDocument | PantauError], *, language: str | None = ..., published: str | None = ...,
              jobs: int = ..., then: Callable[[Analysis], T]) -> Iterator[T | PantauError]: ...
def read_many(inputs: Iterable[RawDocument | PantauError], *, language: str | None = None, published: str | None = None,
              jobs: int = 1, then: Callable[[Analysis], object] | None = None) -> Iterator[object]:
    """Read a stream of articles on `jobs` processes, in order; what cannot be read comes out as its PantauError.

    `then` turns each Analysis into what the caller keeps (`to_json`, say), in the process that read it. It must be a
    function at the top level of a module when `jobs` > 1. Memory stays bounded however long the stream.
    """
    for each in inputs:
        if isinstance(each, PantauError):
            yield each
            continue
        try:
            analysis = read(each, language=language, published=published)
            yield then(analysis) if then else analysis
        except PantauError as error:
            yield error


def _one(source: str | Path | RawDocument) -> RawDocument:
    if isinstance(source, RawDocument):
        return source
    if isinstance(source, str):
        return RawDocument(where="text", text=source)
    found = list(collect([source]))
    if len(found) != 1:
        raise InputError(f"holds {len(found)} articles", where=str(source), mend="use read_many")
    if isinstance(found[0], PantauError):
        raise found[0]
    return found[0]
