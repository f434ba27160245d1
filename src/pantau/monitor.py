"""The wiring: input → text → reading. Nothing else in Pantau knows the whole way.

    read(text | path | RawDocument)     one article, as an `Analysis`; raises a `PantauError`
    read_many(read_inputs(paths))       many, in order, in bounded memory; a failure is a value in its article's place

What is odd about an article that can be read (an impossible date, a broken character) stands in `Analysis.warnings`;
`read_many` also logs it to the logger "pantau".
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, overload

from pantau.collect import collect
from pantau.errors import InputError, PantauError
from pantau.extract.pipeline import analyse
from pantau.lang import load_pack
from pantau.text.read import to_document
from pantau.types import Analysis, RawDocument

T = TypeVar("T")
Inputs = Iterable[RawDocument | PantauError]

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
    analysis = analyse(document, load_pack(document.language))
    return replace(analysis, warnings=document.warnings + analysis.warnings) if document.warnings else analysis


@overload
def read_many(inputs: Inputs, *, language: str | None = ..., published: str | None = ...,
              jobs: int = ...) -> Iterator[Analysis | PantauError]: ...
@overload
def read_many(inputs: Inputs, *, language: str | None = ..., published: str | None = ..., jobs: int = ...,
              then: Callable[[Analysis], T]) -> Iterator[T | PantauError]: ...
def read_many(inputs: Inputs, *, language: str | None = None, published: str | None = None, jobs: int = 1,
              then: Callable[[Analysis], Any] | None = None) -> Iterator[Any]:
    """Read a stream of articles on `jobs` processes, in order; what cannot be read comes out as its PantauError.

    `then` turns each Analysis into what the caller keeps (`to_json`, say), in the process that read it. It must be a
    function at the top level of a module when `jobs` > 1. Memory stays bounded however long the stream.
    """
    work = _Work(language, published, then)
    for result in map(work, inputs) if jobs == 1 else _spread(work, inputs, jobs):
        if result.warnings:
            _tell(result.warnings)
        yield result.value


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one input: the reading (or what `then` made of it) or the failure, and the warnings."""

    value: Any
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Work:
    """The reading of one input, as a value that another process can be given."""

    language: str | None
    published: str | None
    then: Callable[[Analysis], Any] | None

    def __call__(self, each: RawDocument | PantauError) -> _Result:
        if isinstance(each, PantauError):
            return _Result(each)
        try:
            analysis = read(each, language=self.language, published=self.published)
            value = self.then(analysis) if self.then else analysis
        except PantauError as error:
            return _Result(error)
        except Exception as error:  # an error of ours must not cost the other articles of a batch
            return _Result(PantauError(f"the reader failed: {type(error).__name__}: {error}", where=each.where,
                                       mend="please report this article"))
        return _Result(value, tuple(f"{each.where}: {warning}" for warning in analysis.warnings))


def _spread(work: _Work, inputs: Inputs, jobs: int) -> Iterator[_Result]:
    from pantau.spread import spread  # 10 ms, for several processes only

    return spread(work, inputs, jobs, lost=_lost)


def _tell(warnings: tuple[str, ...]) -> None:
    import logging  # 10 ms, for the few articles that are odd

    for warning in warnings:
        logging.getLogger("pantau").warning(warning)


def _lost(each: RawDocument | PantauError) -> _Result:
    """The result of an input that its process did not survive."""
    if isinstance(each, PantauError):
        return _Result(each)
    return _Result(PantauError("its process died while reading it", where=each.where, mend="is there memory enough?"))


def _one(source: str | Path | RawDocument) -> RawDocument:
    if isinstance(source, RawDocument):
        return source
    if isinstance(source, str):
        return RawDocument(where="the text", text=source)
    found = list(collect([source]))
    if len(found) != 1:
        raise InputError(f"holds {len(found)} articles", where=str(source), mend="use read_many")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]
