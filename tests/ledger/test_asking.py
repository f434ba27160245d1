"""Search, filters, what a speaker said, the brief from the ledger, and SQL."""

from datetime import date
from itertools import islice

import pytest

from pantau.errors import LedgerError, UsageError
from pantau.ledger import search
from pantau.monitor import Monitor, open_monitor
from pantau.records import Filter, Found
from pantau.types import Act, EventType, Status


def words(found: Found) -> list[str]:
    """The words that a hit marks."""
    return [found.words[start:end] for start, end in found.marks]


def test_a_root_finds_its_forms_in_both_languages(story: Monitor) -> None:
    marked = {w.lower() for typed in ("kunjung", "berkunjung", "kunjungan") for f in story.search(typed).claims
              for w in words(f)}
    assert {"kunjungan", "mengunjungi"} <= marked
    assert {w.lower() for f in story.search("visits").claims for w in words(f)} >= {"visit"}


def test_a_hit_is_at_its_place_and_marks_what_was_asked(story: Monitor) -> None:
    found = story.search("visit date")
    assert found.claims
    for hit in (*found.claims, *found.passages):
        text = story.document(hit.kept.id).analysis.document.text
        assert text[hit.span[0]:hit.span[1]].startswith(hit.words[:20])
    for hit in found.claims:
        assert hit.claim
        assert hit.marks or "visit" in hit.source.lower() or "date" in hit.source.lower()
        record, claim = story.claim(hit.claim.id)
        [whole] = [c for c in record.analysis.claims if c.id == claim]
        assert whole == hit.claim


def test_passages_are_of_what_no_claim_found_says(story: Monitor) -> None:
    found = story.search("Pyongyang")
    spans = {(c.kept.id, c.span) for c in found.claims}
    assert found.passages
    for passage in found.passages:
        inside = [span for document, span in spans if document == passage.kept.id]
        places = [(passage.span[0] + s, passage.span[0] + e) for s, e in passage.marks]
        assert not any(s <= a and b <= e for a, b in places for s, e in inside)


def test_filters(story: Monitor) -> None:
    every = story.search("", Filter(since=date(2026, 3, 1)), limit=500).claims
    assert len(every) == story.stats().claims

    def all_of(wanted: Filter) -> tuple[Found, ...]:
        found = story.search("", wanted, limit=500).claims
        assert 0 < len(found) < len(every), wanted
        return found

    assert {f.claim.act for f in all_of(Filter(act=Act.DENY)) if f.claim} == {Act.DENY}
    assert {f.kept.language for f in all_of(Filter(language="id"))} == {"id"}
    assert {f.kept.publisher for f in all_of(Filter(publisher="harbour post"))} == {"The Harbour Post"}
    days = Filter(since=date(2026, 3, 4), until=date(2026, 3, 6))
    assert all(date(2026, 3, 4) <= f.kept.published <= date(2026, 3, 6) for f in all_of(days) if f.kept.published)
    assert all("tarasik" in f"{f.claim} {f.source}".lower() for f in all_of(Filter(speaker="Tarasik")))
    for found in all_of(Filter(country="KR")):
        record = story.document(found.kept.id).analysis
        assert "KR" in {a.country for a in record.actors} | {e.place.country for e in record.events if e.place}
    for found in all_of(Filter(type=EventType.CONSULT, status=Status.EXPECTED)):
        events = {e.id: e for e in story.document(found.kept.id).analysis.events}
        told = [events[e] for e in found.claim.events] if found.claim else []
        assert any(e.type is EventType.CONSULT and e.status is Status.EXPECTED for e in told)


def test_a_beginning_is_spelled_out_or_not_alike(story: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ("visi*", "v*", "parade OR visi*", "visit -par*", "qx*")
    spelled = [story.search(each) for each in typed]
    monkeypatch.setattr(search, "_SPELLED", -1)
    assert spelled == [story.search(each) for each in typed]
    assert len(spelled[0].claims) > 1
    assert not spelled[4].claims


def test_filters_and_words_together(story: Monitor) -> None:
    some = story.search("visit", Filter(language="en"))
    assert {f.kept.language for f in (*some.claims, *some.passages)} == {"en"}
    assert not story.search("visit", Filter(speaker="Tarasik")).passages
    assert not story.search("visit", Filter(until=date(2026, 3, 1))).claims
    assert story.search("visit", limit=1).claims == story.search("visit").claims[:1]


@pytest.mark.parametrize("typed", ["AND", "OR", "NEAR(", "a:b", "'; DROP TABLE claims", "tags : actdeny", '"visit',
                                   "a\0b"])
def test_nothing_that_is_typed_breaks_it(story: Monitor, typed: str) -> None:
    assert len(story.search(typed).claims) < story.stats().claims


@pytest.mark.parametrize("typed", ['"', "-", "*", "😀", "-visit"])
def test_no_word_is_an_error_that_says_so(story: Monitor, typed: str) -> None:
    with pytest.raises(UsageError, match="word"):
        story.search(typed)


def test_tags_are_no_words(story: Monitor) -> None:
    assert not story.search("actdeny").claims
    assert not story.search("languageid").passages


def test_what_a_speaker_said_in_order(story: Monitor) -> None:
    said = list(story.actor("Alena Tarasik"))
    assert len(said) > 3
    assert [f.kept.published for f in said] == sorted(f.kept.published for f in said if f.kept.published)
    assert list(story.actor("tarasik alena")) == said
    assert list(story.actor("Tarasik", limit=2)) == said[:2]
    assert {f.claim.act for f in story.actor("Tarasik", Filter(act=Act.DECLINE)) if f.claim} == {Act.DECLINE}
    assert list(islice(story.actor("nobody of this name"), 1)) == []
    with pytest.raises(UsageError):
        list(story.actor("…"))


def test_the_brief_of_the_ledger(story: Monitor) -> None:
    whole = story.brief()
    assert whole.claims == story.stats().claims
    assert len(whole.articles) == story.stats().documents
    assert whole.expected
    assert whole.contested
    assert story.brief(Filter(since=date(2026, 3, 10))).claims < whole.claims


def test_a_brief_about_something_holds_that_alone(story: Monitor) -> None:
    brief = story.brief(about="parade")
    assert 0 < brief.claims < 20
    for expected in brief.expected:
        about = (expected.statement.words, *(e.sentence for e in expected.events))
        assert any("parad" in each.lower() for each in about)
    for group in brief.voices:
        assert all("parad" in each.words.lower() for each in group.statements)


def test_a_brief_of_a_speaker_keeps_what_stands_against_them(story: Monitor) -> None:
    brief = story.brief(Filter(speaker="Kim Tae-il"))
    [contested] = brief.contested
    assert {v.name for v in contested.denial.voices} == {"Kim Tae-il"}
    assert contested.asserted
    assert not any("Kim Tae-il" in v.name for s in contested.asserted for v in s.voices)
    assert all("Kim Tae-il" in v.name for g in brief.voices for v in g.voices)


def test_a_brief_of_a_country(story: Monitor) -> None:
    brief = story.brief(Filter(country="KP"))
    assert 0 < brief.claims < story.stats().claims


def test_columns_of_one_name_are_told_apart(story: Monitor) -> None:
    names, _ = story.sql("SELECT d.id, c.id, c.act, c.id FROM claims c JOIN documents d ON d.key = c.document")
    assert names == ("id", "id:2", "act", "id:3")


def test_sql_reads_and_cannot_write(story: Monitor) -> None:
    names, rows = story.sql("SELECT act, count(*) AS n FROM current_claims GROUP BY act ORDER BY n DESC")
    assert names == ("act", "n")
    assert sum(n for _, n in rows if isinstance(n, int)) == story.stats().claims
    assert list(story.sql("SELECT count(*) FROM claims_words WHERE claims_words MATCH 'kunjungan'")[1]) > [(0,)]
    for query in ("DELETE FROM claims", "DROP TABLE claims", "ATTACH 'x.db' AS x", "INSERT INTO feeds VALUES (1, 2, 3)",
                  "SELEC 1", "SELECT 1; SELECT 2", "", "-- nothing", "VACUUM INTO 'x.db'",
                  "SELECT load_extension('x')"):
        with pytest.raises((UsageError, LedgerError)):
            list(story.sql(query)[1])


def test_a_ledger_in_the_place_that_the_environment_names(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_LEDGER", f"{tmp_path}/here.db")
    with open_monitor() as monitor:
        assert str(monitor.path) == f"{tmp_path}/here.db"
    monkeypatch.delenv("PANTAU_LEDGER")
    monkeypatch.setenv("XDG_DATA_HOME", f"{tmp_path}/data")
    with open_monitor() as monitor:
        assert monitor.path.name == "ledger.db"
        assert "pantau" in monitor.path.parts


def test_feeds_are_kept(mine: Monitor, tmp_path: object) -> None:
    assert mine.add_feed("https://News.example/feed#top", "News")
    assert not mine.add_feed("https://news.example/feed")
    [feed] = mine.feeds()
    assert (feed.url, feed.title, feed.visit) == ("https://news.example/feed", "News", None)
    from pathlib import Path

    path = Path(str(tmp_path)) / "feeds.opml"
    path.write_bytes(mine.export_feeds())
    assert mine.remove_feed("https://news.example/feed")
    assert not mine.remove_feed("https://news.example/feed")
    assert mine.import_feeds(path) == 1
    assert [f.title for f in mine.feeds()] == ["News"]


def test_new_rules_of_roots_reach_the_words_that_are_there(mine: Monitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from pantau import monitor

    before = {f.claim.id for f in mine.search("kunjung").claims if f.claim}
    monkeypatch.setattr(monitor, "rules", lambda: "other rules")
    monkeypatch.setattr(monitor, "root_of", lambda code: lambda form: form[:4])
    list(mine.add([]))
    after = {f.claim.id for f in mine.search("kunj").claims if f.claim}
    assert after
    assert after <= before
    _, rows = mine.sql("SELECT count(*), count(DISTINCT root), max(length(root)) FROM words")
    [(words, roots, longest)] = rows
    assert isinstance(words, int)
    assert isinstance(roots, int)
    assert roots < words
    assert longest == 4
    assert list(mine.sql("SELECT value FROM settings")[1]) == [("other rules",)]


def test_a_filter_that_fits_nothing_by_its_form_is_refused(story: Monitor) -> None:
    assert story.search("", Filter(country="kp")) == story.search("", Filter(country="KP"))
    assert story.search("", Filter(act="deny")) == story.search("", Filter(act=Act.DENY))  # type: ignore[arg-type]
    for wrong in (Filter(country="Indonesia"), Filter(act="nope"), Filter(since="2026-01-01")):  # type: ignore[arg-type]
        with pytest.raises(UsageError):
            story.search("visit", wrong)
        with pytest.raises(UsageError):
            story.brief(wrong)
    with pytest.raises(UsageError, match="as_of"):
        story.brief(as_of="2026-03-04")  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        list(story.actor(""))


def test_and_is_as_without_it(story: Monitor) -> None:
    assert story.search("visit AND date") == story.search("visit date")
    assert story.search("visit AND date").claims


def test_what_is_asked_of_events_has_no_passages(story: Monitor) -> None:
    assert story.search("visit").passages
    assert not story.search("visit", Filter(status=Status.EXPECTED)).passages
