"""Which parts belong together."""

from pantau.lang import load_pack
from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.models.linking import Linker, content_choices, source_choices
from pantau.text.tokens import document

TOKENS = document("Ann said it rains and Bob said it snows.", load_pack("en")).tokens
ANN, SAID, RAINS = Span(0, 1, SOURCE), Span(1, 2, CUE), Span(2, 4, CONTENT)
BOB, SAID_TOO, SNOWS = Span(5, 6, SOURCE), Span(6, 7, CUE), Span(7, 9, CONTENT)
ALL = [ANN, SAID, RAINS, BOB, SAID_TOO, SNOWS]


def test_weights_choose_the_nearer_cue_and_source() -> None:
    near = Linker({"2>d0": -1.0, "2<d0": 1.0, "2>src0": 1.0, "2>cue0u": 1.0, "0<d0": 2.0, "0<cue0u": 1.0})
    assert near.link(TOKENS, ALL) == [(ANN, SAID, (RAINS,)), (BOB, SAID_TOO, (SNOWS,))]


def test_a_content_without_a_cue_and_a_cue_without_content_are_left_out() -> None:
    assert Linker({}).link(TOKENS, [ANN, RAINS]) == []
    assert Linker({}).link(TOKENS, [ANN, SAID]) == []


def test_a_cue_may_have_no_source() -> None:
    none = Linker({"none1True": 5.0})
    assert none.link(TOKENS, [ANN, SAID, RAINS]) == [(None, SAID, (RAINS,))]


def test_choices_name_every_cue_and_source_within_reach() -> None:
    assert [cue for cue, _ in content_choices(TOKENS, RAINS, ALL)] == [SAID, SAID_TOO]
    assert [source for source, _ in source_choices(TOKENS, SAID_TOO, ALL)] == [None, ANN, BOB]
