"""One list from two finders: what stands, what is linked, and that weak disagreement does not undo a finding."""

from dataclasses import replace

from attributed import marked

from pantau.extract.combine import combine, groups
from pantau.models.combination import load_combination
from pantau.types import Attribution, Document

TEXT = (
    "{S0 Menteri Sari} {C0 mengatakan} {T0 jembatan itu dibuka pada Senin}, {C1 menurut} {S1 kantor berita Lintas}. "
    "{S2 Ketua Dewan Ardi} {C2 berharap} {T2 hujan segera reda di pegunungan utara}."
)


def found() -> tuple[Document, tuple[Attribution, ...], tuple[Attribution, ...]]:
    """The document, what a grammar could find (a chain over one content, and a claim), and what a tagger could."""
    document, (inner, outer, third) = marked(TEXT, "id")
    grammar = frozenset({"grammar"})
    by_grammar = (
        replace(inner, rule="active", found_by=grammar, relayed_by=1),
        replace(outer, content=inner.content, rule="according-end", found_by=grammar),
        replace(third, rule="active", found_by=grammar),
    )
    by_tagger = (replace(third, rule="tagger", score=0.9, found_by=frozenset({"tagger"})),)
    return document, by_grammar, by_tagger


def test_an_agreed_finding_is_one_claim_and_likelier_than_one_of_the_grammar_alone() -> None:
    document, by_grammar, by_tagger = found()
    together = combine(document, by_grammar, by_tagger)
    alone = combine(document, by_grammar, ())
    assert len(together) == len(alone) == 3
    assert together[2].found_by == {"grammar", "tagger"}
    assert together[2].score > alone[2].score


def test_a_chain_stays_linked_in_the_new_order() -> None:
    document, by_grammar, by_tagger = found()
    swapped = (replace(by_grammar[1], relayed_by=None), replace(by_grammar[0], relayed_by=0), by_grammar[2])
    for findings in (by_grammar, swapped):
        kept = combine(document, findings, by_tagger)
        inner = next(a for a in kept if a.relayed_by is not None)
        assert kept[inner.relayed_by or 0].cue == by_grammar[1].cue
        assert kept[inner.relayed_by or 0].content == inner.content


def test_a_doubtful_other_reading_hardly_lowers_a_finding() -> None:
    document, by_grammar, by_tagger = found()
    elsewhere = replace(by_tagger[0], cue=by_grammar[0].cue, content=by_grammar[2].content, score=0.05)
    doubted = combine(document, by_grammar, (elsewhere,))
    assert any(a.cue == by_grammar[0].cue and "grammar" in a.found_by for a in doubted)


def test_a_lone_finding_under_the_threshold_is_not_kept() -> None:
    document, _, by_tagger = found()
    doubtful = replace(by_tagger[0], score=0.01, source=())
    assert combine(document, (), (doubtful,)) == ()
    options = [o for g in groups(document, (), (doubtful,)) for o in g.options]
    assert load_combination().chance(options[0].features) < load_combination().threshold
