"""What is said of the ledger and its answers: in every language, at every width, with the same words in any colour."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from making import ARTICLE, article

from pantau.lang import available, load_surface
from pantau.records import Added, Feed, Findings, Found, Kept, Outcome, Record, Stats
from pantau.surfaces import found_text, ledger_json, ledger_text, rows, show_page, show_text
from pantau.surfaces.intake import Tally
from pantau.surfaces.terminal import ESCAPE, Terminal, cells
from pantau.types import Analysis, Claim, Visit

EN = load_surface("en")
NOON = datetime(2026, 3, 12, 12, 5, tzinfo=UTC)


def hashed(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:24]


def kept(**other: object) -> Kept:
    made = Kept(hashed("document"), hashed("text"), 2, 1, "pantau 9", NOON, "made.jsonl, line 3", None, "Minsk denies",
                "Minsk Kurier", date(2026, 3, 12), "en")
    return replace(made, **other)  # type: ignore[arg-type]


def ledgered() -> Analysis:
    """The made reading as it comes out of a ledger: its ids are hashes."""
    made: Analysis = article()
    ids = {old: hashed(old) for old in (*(c.id for c in made.claims), *(e.id for e in made.events))}

    def claim(of: Claim) -> Claim:
        told = tuple(ids[e.id] for e in made.events if of.id in e.claims)
        return replace(of, id=ids[of.id], relayed_by=ids.get(of.relayed_by or ""), events=told)

    events = tuple(replace(e, id=ids[e.id], claims=tuple(ids[c] for c in e.claims)) for e in made.events)
    return replace(made, claims=tuple(map(claim, made.claims)), events=events,
                   expectations=tuple(replace(e, claim=ids[e.claim or ""], event=ids[e.event or ""])
                                      for e in made.expectations),
                   questions=tuple(replace(q, claim=ids[q.claim]) for q in made.questions))


def found(number: int, *, marked: str = "", words: str | None = None) -> Found:
    """A claim of the made article as an answer, with a part of its words marked."""
    claim = ledgered().claims[number]
    said = words or ARTICLE[claim.content[0][0]:claim.content[-1][1]]
    marks = tuple((m.start(), m.end()) for m in re.finditer(re.escape(marked), said)) if marked else ()
    return Found(kept(), said, (claim.content[0][0], claim.content[-1][1]), marks, claim,
                 ARTICLE[slice(*claim.source[0])], ARTICLE[slice(*claim.cue[0])])


def passage(words: str, marked: str) -> Found:
    at = words.index(marked)
    return Found(kept(publisher=None, published=None, title=None), words, (0, len(words)), ((at, at + len(marked)),))


LONG = "word after word " * 60 + "then the missile came " + "and more words " * 60
FOUND = Findings((found(1, marked="shells"), found(2, marked="arms deal"), found(4)), (passage(LONG, "missile"),))
FEEDS = (Feed("https://example.org/" + "feed" * 30, "A feed", NOON),
         Feed("https://example.org/two", "https://example.org/two", NOON,
              Visit("https://example.org/two", NOON, failures=3, why="is not found: HTTP 404")))
STATS = Stats(Path("/somewhere/ledger.db"), 12_345_678, 3000, 3100, 3200, 31_000, 12_000, 9000, 4, date(2026, 1, 2),
              date(2026, 3, 12), (("id", 2000), ("en", 1000)), (("Kabar", 900), ("", 3)),
              (("deny", 40), ("state", 9000)), (("claims", 6_000_000), ("texts", 3_000_000)), 2)


def lines(terminal: Terminal, ui: str) -> list[str]:
    """Every surface of this file's modules, in one language."""
    surface, tally = load_surface(ui), Tally()
    for number in range(9):
        why = "no text " * (number % 2 + 1) * 20
        tally.count(Added(f"file {number} " + "of a long name " * 9, Outcome.FAILED, why=why))
    tally.count(Added("a.txt " * 30, Outcome.NEW, hashed("a")))
    tally.stopped = True
    record = ledgered()
    claim = show_text.render_claim(record, record.claims[2].id, surface, terminal)
    note = ledger_text.dim(ledger_text.notes(kept(superseded_by=hashed("next")), surface), terminal)
    return [
        *found_text.render(FOUND, surface, terminal, limit=3), *found_text.statements(FOUND.claims, surface, terminal),
        *tally.text(surface, terminal), *ledger_text.stats(STATS, surface, terminal),
        *ledger_text.feeds(FEEDS, surface, terminal), *ledger_text.feeds((), surface, terminal),
        *note.split("\n"), *claim.split("\n"),
    ]


@pytest.mark.parametrize("ui", available())
@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal(ui: str, width: int) -> None:
    assert not [line for line in lines(Terminal(width, True), ui) if cells(line) > width]


def test_without_colour_the_same_words_and_no_escapes() -> None:
    plain, coloured = (lines(Terminal(80, colour), "en") for colour in (False, True))
    assert not any("\x1b" in line for line in plain)
    assert any("\x1b" in line for line in coloured)

    def bare(of: list[str]) -> str:
        return re.sub(r"\d+\.\d s \([\d,.]+/s\)|[«»‹›*\[\]{}⟦⟧\s…]", "", ESCAPE.sub("", " ".join(of)))

    assert bare(plain) == bare(coloured)


def test_an_answer_has_its_id_its_day_its_speaker_and_the_words_marked() -> None:
    text = "\n".join(found_text.render(FOUND, EN, Terminal(100), limit=20))
    assert text.startswith("3 CLAIMS\n")
    assert f"{hashed('c3')[:8]}  12 Mar 2026 · Minsk Kurier · Minsk denies\n          Belarus BY denies\n" in text
    assert "any «arms deal»" in text
    assert "Belarus has bought «shells» from North Korea" in text
    assert "shows more" not in text
    coloured = "\n".join(found_text.render(FOUND, EN, Terminal(100, True), limit=20))
    assert "\x1b[1;33marms\x1b[0m \x1b[1;33mdeal\x1b[0m" in coloured


def test_a_long_passage_is_shown_around_what_was_searched_for() -> None:
    text = list(found_text.render(Findings((), FOUND.passages), EN, Terminal(80), limit=1))
    assert text[0] == EN.ledger.passages.upper()
    assert text[2].startswith(f"{hashed('document')[:8]}  {EN.show.unknown_date} · made.jsonl")
    shown = "\n".join(text[3:])
    assert "then the «missile» came" in shown
    assert shown.strip().startswith("… ")
    assert len(text) <= 9
    assert text[-1] == EN.ledger.more.format(n=1)


def test_marks_survive_lines_and_control_characters() -> None:
    hostile = found(1, marked="b\x1b[2Jad", words="a b\x1b[2Jad\nword")
    text = "\n".join(found_text.statements([hostile], EN, Terminal(80)))
    assert "«b·[2Jad» word" in text
    assert "\x1b" not in text


def test_what_can_be_tried_where_nothing_was_found() -> None:
    said = EN.ledger.nothing_found
    assert found_text.nothing(said, EN, empty=True) == f"{said} {EN.ledger.empty}"
    tried = found_text.nothing(said, EN, words=True, options=["--act", "--since"])
    assert EN.ledger.fewer_words in tried
    assert "--act, --since" in tried


def test_a_run_is_summed_up() -> None:
    tally = Tally()
    assert tally.whole
    for outcome, name in ((Outcome.NEW, "a"), (Outcome.CHANGED, "b"), (Outcome.UNCHANGED, "c"), (Outcome.POLLED, "d")):
        tally.count(Added(name, outcome, hashed(name)))
    text = "\n".join(tally.text(EN, Terminal(100)))
    assert text.startswith("3 articles in ")
    assert "1 new · 1 changed · 1 unchanged · 1 feed or list" in text
    assert f"{hashed('a')[:8]}  a\n  {hashed('b')[:8]}  b" in text
    for number in range(5):
        why = "no text" if number else "is not there"
        tally.count(Added(f"x{number}", Outcome.FAILED, why=f"x{number}: {why}"))
    assert not tally.whole
    text = "\n".join(tally.text(EN, Terminal(100)))
    assert "5 failed" in text
    assert text.index("4 ×  no text") < text.index("1 ×  is not there")
    told = json.loads(tally.json())
    assert (told["read"], told["new"], told["failed"], told["stopped"]) == (3, 1, 5, False)
    assert told["failures"][0] == {"where": "x0", "why": "is not there"}
    assert set(told) == {"read", "seconds", "stopped", "failures", *map(str, Outcome)}


def test_many_new_documents_are_only_counted() -> None:
    tally = Tally()
    for number in range(40):
        tally.count(Added(f"{number}.txt", Outcome.NEW, hashed(str(number))))
    assert len(list(tally.text(EN, Terminal(100)))) == 1


def test_the_figures_of_a_ledger_and_its_feeds() -> None:
    text = "\n".join(ledger_text.stats(STATS, EN, Terminal(80)))
    for words in ("12.3 MB · 4.0 kB a version", "3,000 (3,100 versions, 3,200 readings)", "2 Jan 2026 – 12 Mar 2026",
                  "id 2,000 · en 1,000", "denies 40", "49%"):
        assert words in text
    empty = replace(STATS, versions=0, bytes=0, first=None, last=None, tables=(), publishers=(), languages=(), acts=())
    assert "\n".join(ledger_text.stats(empty, EN, Terminal(80))).count("0 B") == 1
    _, one, _, two = ledger_text.feeds(FEEDS, EN, Terminal(300))
    assert one.strip() == f"A feed · {EN.ledger.never_polled}"
    assert two.strip() == "12 Mar 2026 12:05 UTC · failed 3 times in a row: is not found: HTTP 404"
    told = json.loads(ledger_json.stats(STATS))
    assert (told["path"], told["acts"]["deny"], told["first"]) == ("/somewhere/ledger.db", 40, "2026-01-02")


def test_a_round_over_the_feeds_is_one_line() -> None:
    line = ledger_text.polled(NOON, 3, Counter({Outcome.NEW: 12, Outcome.FAILED: 1, Outcome.POLLED: 2}), EN)
    assert re.fullmatch(r"2026-03-1\d \d\d:\d5 · 3 feeds · 12 new · 2 feeds and lists · 1 failed", line)


def test_a_claim_of_the_ledger_is_shown_in_place() -> None:
    record = ledgered()
    text = show_text.render_claim(record, hashed("c3"), EN, Terminal(80))
    assert "Belarus *denied*³ [any ⟦arms deal⟧✗]" in text
    assert "³  Belarus BY denies" in text
    assert "declined" in text.replace("\n", " ")
    assert "⁴" not in text
    assert "Wonsan" not in text
    assert show_text.render(record, EN, Terminal(80)) == show_text.render(article(), EN, Terminal(80))


def test_a_page_opens_at_the_claim() -> None:
    record = ledgered()
    page = show_page.render(record, EN, notes=["version <2>"], chosen=hashed("c3"))
    assert f'data-open="{hashed("c3")}"' in page
    assert page.count('autofocus="autofocus"') == 1
    assert f'<li id="{hashed("c3")}" class="card deny on"' in page
    assert "version &lt;2&gt;" in page
    assert 'class="m content event denied lit-content"' in page
    assert "data-open" not in show_page.render(record, EN)


def test_answers_as_json_have_the_names_of_the_contract() -> None:
    record = Record(kept(), ledgered())
    told = json.loads(ledger_json.document(record))
    assert told["claims"][2]["act"] == "deny"
    assert told["ledger"] == {
        "text_id": hashed("text"), "version": 2, "reading": 1, "reader": "pantau 9", "added": "2026-03-12T12:05:00Z",
        "where": "made.jsonl, line 3", "given": None, "feed": None, "superseded_by": None}
    answer = json.loads(ledger_json.findings(FOUND))
    first = answer["claims"][0]
    assert set(first) == {"document", "claim", "words", "span", "marks", "source_words", "cue_words"}
    assert set(first["claim"]) == set(told["claims"][0])
    assert [first["words"][a:b] for a, b in first["marks"]] == ["shells"]
    assert answer["passages"][0]["claim"] is None
    one = json.loads(ledger_json.claim(record, hashed("c3")))
    assert one["text"][slice(*one["claim"]["content"][0])] == "any arms deal"
    assert one["document"]["ledger"]["version"] == 2


def test_rows_of_a_query() -> None:
    names, values = ("name", "n", "data"), [("a\nb\x1b", 1, None), ("c" * 200, 2, b"\x00\xff")]
    table = "".join(rows.table(names, iter(values), Terminal(60))).splitlines()
    assert max(map(cells, table)) <= 60
    assert table[0].split() == ["name", "n", "data"]
    assert table[2].split() == ["a", "b·", "1", "·"]
    assert "c…" in table[3]
    assert "00ff" in table[3]
    assert "".join(rows.as_csv(names, iter(values))).splitlines()[-1] == f"{'c' * 200},2,00ff"
    assert json.loads("".join(rows.as_json(names, iter(values))))[0] == {"name": "a\nb\x1b", "n": 1, "data": None}
    assert json.loads("".join(rows.as_json(names, iter([])))) == []
    wide = [f"column {n}" for n in range(30)]
    below = "".join(rows.table(wide, iter([range(30), range(30)]), Terminal(60))).splitlines()
    assert max(map(cells, below)) <= 60
    assert below[29:32] == ["column 29  29", "", "column 0   0"]
    assert len("".join(rows.table(("n",), ((n,) for n in range(1000)), Terminal(60))).splitlines()) == 1002
