"""The brief: what it keeps, what it joins, and that every line of it can be opened in its article."""

from dataclasses import replace
from datetime import date

from making import ARTICLE, article

from pantau.brief import Brief, Statement, compose, digest
from pantau.types import Act


def made(*wheres: str) -> Brief:
    return compose([(where, digest(article(publisher=where))) for where in wheres or ("a.txt",)])


def words(statements: tuple[Statement, ...]) -> list[str]:
    return [s.words for s in statements]


def statements(brief: Brief) -> list[Statement]:
    return [
        *(x.statement for x in brief.expected),
        *(s for x in brief.contested for s in (x.denial, *x.asserted)),
        *brief.declined,
        *(x.statement for x in brief.unknown),
        *(s for g in brief.voices for s in g.statements),
    ]


def test_each_kind_of_statement_stands_in_its_section_and_nowhere_else() -> None:
    brief = made()
    assert [(x.statement.words, x.earliest, x.latest) for x in brief.expected] == [
        ("Karsakou is expected to visit Pyongyang within days", date(2026, 3, 2), date(2026, 3, 9))
    ]
    assert words(brief.declined) == ["a date"]
    assert [(x.statement.words, x.candidates) for x in brief.unknown] == [
        ("What is less clear … is what North Korea received", ("Cash", "Fuel"))
    ]
    assert [g.voices[0].name for g in brief.voices] == ["Seo Min-jae"]
    assert len(statements(brief)) == len(set(statements(brief))) == 6


def test_a_denial_stands_beside_what_it_answers() -> None:
    (pair,) = made().contested
    assert pair.denial.words == "any arms deal"
    assert words(pair.asserted) == ["Belarus has bought shells from North Korea"]


def test_a_denial_of_nothing_that_the_article_tells_stands_alone() -> None:
    reading = article()
    silent = replace(reading, claims=tuple(c for c in reading.claims if c.id != "c2"))
    (pair,) = digest(silent).contested
    assert pair.asserted == ()


def test_a_claim_that_only_vouches_is_folded_into_the_one_it_vouches_for() -> None:
    (group,) = made().voices
    assert [v.name for v in group.statements[0].via] == ["South Korea's foreign ministry"]
    assert "according to" not in [s.cue for s in statements(made())]


def test_every_place_opens_at_the_words() -> None:
    lines = ARTICLE.split("\n")
    for each in statements(made()):
        (place,) = each.places
        assert " … ".join(ARTICLE[start:end] for start, end in place.spans) == each.words
        assert lines[place.line - 1][place.column - 1 :].startswith(each.words.split(" … ")[0])


def test_the_same_words_in_two_articles_are_one_statement_with_two_places() -> None:
    once, twice = made("a"), made("a", "b")
    assert len(statements(twice)) == len(statements(once))
    assert all([p.article for p in s.places] == [1, 2] for s in statements(twice))
    assert [a.publisher for a in twice.articles] == ["a", "b"]
    assert twice.claims == 2 * once.claims


def test_articles_are_numbered_by_date_and_undated_ones_come_last() -> None:
    days = {"late": date(2026, 3, 9), "never": None, "early": date(2026, 3, 1)}
    brief = compose([(where, digest(article(published=day))) for where, day in days.items()])
    assert [(a.number, a.where) for a in brief.articles] == [(1, "early"), (2, "late"), (3, "never")]


def test_a_state_is_one_voice_under_any_of_its_names() -> None:
    text = ARTICLE
    reading = article()
    said = [replace(c, act=Act.STATE) for c in reading.claims if c.id in {"c2", "c3"}]
    minsk = [
        replace(c, speakers=(replace(reading.claims[2].speakers[0], name=name),))
        for c, name in zip(said, ("Minsk", "Belarus"), strict=True)
    ]
    (group,) = compose([("", digest(replace(reading, claims=tuple(minsk), expectations=(), questions=())))]).voices
    assert len(group.statements) == 2
    assert text


def test_inputs_that_could_not_be_read_are_part_of_the_brief() -> None:
    assert compose([], ["x.txt: holds no text"]).failed == ("x.txt: holds no text",)
    assert compose([]).articles == ()


def test_composing_twice_gives_the_same_brief() -> None:
    assert made("a", "b") == made("a", "b")
