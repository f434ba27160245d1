"""What claims say of the future, with its window; what they say is not known, with the answers named."""

from pantau.lang import Pack
from pantau.types import Claim, Document, Expectation, Question, Timex


def find_expectations(
    document: Document, claims: tuple[Claim, ...], times: tuple[Timex, ...], pack: Pack
) -> tuple[Expectation, ...]:
    return ()


def find_questions(document: Document, claims: tuple[Claim, ...], pack: Pack) -> tuple[Question, ...]:
    return ()
