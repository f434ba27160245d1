"""What a person sees: nothing wider than the terminal, nothing unescaped, nothing left out."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import ARTICLE, article

from pantau.brief import Brief, compose, digest
from pantau.extract.times.state import A_LENGTH, NO_EARLIER, NO_PUBLISHED, REPEATED, VAGUE
from pantau.lang import available, load_surface
from pantau.lang.concepts import concepts
from pantau.surfaces import brief_json, brief_markdown, brief_page, brief_text, events_text, show_page, show_text
from pantau.surfaces.deeds import SIGNS, between, called, meaning
from pantau.surfaces.marks import blocks_of
from pantau.surfaces.strip import Strip, strip_over
from pantau.surfaces.terminal import ESCAPE, Terminal, around, cells, clean, shorten, wrap
from pantau.surfaces.words import period, reason
from pantau.types import Status

EN = load_surface("en")
VOID = {"meta", "br", "hr", "link"}


def brief(count: int = 2) -> Brief:
    readings = (article(publisher=f"Outlet {n}", title="A <b>title</b>") for n in range(count))
    return compose([(f"{n}.txt", digest(each)) for n, each in enumerate(readings)])


class Checker(HTMLParser):
    """Tags that are not closed in order, ids that occur twice, and addresses that lead elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        self.links += [str(known[name]) for name in ("href", "src") if known.get(name)]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "script" not in self.open:
            self.shown += data


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    assert not checker.faults
    assert not checker.open
    assert len(checker.ids) == len(set(checker.ids))
    assert all(link.startswith("#") and link[1:] in checker.ids for link in checker.links)
    assert "http://" not in page
    assert "https://" not in page
    return checker


@pytest.mark.parametrize("ui", available())
@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("everything", [True, False])
def test_no_line_is_wider_than_the_terminal(ui: str, width: int, everything: bool) -> None:
    surface = load_surface(ui)
    text = brief_text.render(brief(), surface, Terminal(width, True), everything=everything)
    text += show_text.render(article(), surface, Terminal(width, True))
    assert max(cells(line) for line in text.split("\n")) <= width


def test_without_colour_there_is_no_escape_and_with_it_the_same_words() -> None:
    plain, coloured = (brief_text.render(brief(), EN, Terminal(80, colour)) for colour in (False, True))
    assert "\x1b" not in plain
    assert ESCAPE.sub("", coloured) == plain
    assert "\x1b[" in coloured


def test_every_statement_and_place_is_in_the_whole_brief_in_every_format() -> None:
    made = brief(1)
    text = " ".join(brief_text.render(made, EN, Terminal(80), everything=True).split())
    markdown = brief_markdown.render(made, EN)
    page = checked(brief_page.render(made, EN)).shown
    data = brief_json.render(made)
    for words in ("Karsakou is expected to visit", "any arms deal", "a date", "What is less clear", "Minsk Kurier"):
        assert all(words in form for form in (text, markdown, page, data))
    for spot in ("1:9", "2:1", "3:16", "4:1", "5:23"):
        assert spot in text
        assert f"[1] {spot}" in page
        assert spot in markdown


def test_the_short_brief_counts_what_it_leaves_out() -> None:
    one = digest(article())
    windows = [date(2026, 3, 9) + timedelta(n) for n in range(12)]
    many = compose([("", replace(one, expected=tuple(replace(one.expected[0], latest=day) for day in windows)))])
    short, whole = (brief_text.render(many, EN, Terminal(80), everything=all_) for all_ in (False, True))
    assert "+ 4 more" in short
    assert "more (" not in whole
    assert whole.count("Karsakou is expected") == 12


WEB = "https://www.kabar.example/politik/d-1/karsakou-tiba-di-pyongyang-setelah-perjalanan-panjang"
TITLE = "Karsakou tiba di Pyongyang setelah perjalanan panjang"


def listed(where: str, title: str | None, width: int) -> str:
    """The last line of a brief, in which the last article at `where` is listed."""
    made = compose([(where, digest(article(publisher="Kabar", title=title))) for _ in range(2)])
    return brief_text.render(made, EN, Terminal(width)).splitlines()[-1]


def test_an_article_from_the_web_is_listed_by_its_title_and_host() -> None:
    head = "[2]  2026-03-02  Kabar · "
    assert listed(WEB, TITLE, 108) == f"{head}{TITLE} · kabar.example"
    assert listed(WEB, TITLE, 80) == f"{head}Karsakou tiba di Pyongyang setelah … · kabar.example"
    assert listed(WEB, "Tiba", 108) == f"{head}Tiba · kabar.example"
    assert listed("https://kabar.example/1", "Tiba", 80) == f"{head}Tiba · kabar.example/1"


def test_an_article_without_a_title_is_listed_by_its_address() -> None:
    assert listed(WEB, None, 60) == "[2]  2026-03-02  Kabar · https://www.kabar.example/politik/…"
    assert listed("a.txt", None, 80) == "[2]  2026-03-02  Kabar · a.txt"


def test_a_file_is_listed_whole_where_there_is_room_else_by_its_name() -> None:
    folder = "archive/of/the/year/" + "2026/" * 8
    assert listed("news/a.txt", TITLE, 108).endswith(f"{TITLE} · news/a.txt")
    assert listed(f"{folder}a.txt", TITLE, 108).endswith(f"{TITLE} · a.txt")


@pytest.mark.parametrize("width", [40, 80, 108])
def test_every_listed_article_has_something_of_its_title_and_a_space_behind_its_number(width: int) -> None:
    made = compose([(WEB, digest(article(publisher="Kabar", title=f"Judul {n} {TITLE}"))) for n in range(101)])
    lines = brief_text.render(made, EN, Terminal(width), everything=True).splitlines()
    sources = lines[next(n for n, line in enumerate(lines) if line.startswith("ARTICLES")) + 1:]
    shown = [line for line in sources if line.startswith("[")]
    assert [line.partition(" ")[0] for line in shown] == [f"[{n}]" for n in range(1, 102)]
    assert len({line.index("2026-") for line in shown}) == 1
    assert all("Judul" in line for line in shown)
    assert "".join(line.strip() for line in sources).count(WEB) == 101


def test_every_line_of_what_occurred_has_its_day_or_says_that_there_is_none() -> None:
    lines = brief_text.render(brief(), EN, Terminal(100)).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("OCCURRED"))
    assert [line[2:12].strip() for line in lines[at + 1:at + 4:2]] == ["no date", "Sun 1 Mar"]


def test_pages_are_whole_and_lead_nowhere_else() -> None:
    checked(brief_page.render(brief(), EN))
    page = checked(show_page.render(article(title="A <b>title</b>"), EN))
    for line in ARTICLE.split("\n"):
        assert re.sub(r"\W", "", line)[:30] in re.sub(r"\W|\d", "", page.shown)


def test_markup_in_an_article_stays_text() -> None:
    hostile = '"<script>alert(1)</script> & `*_[x](y)_*` \x00 \ud800 \x1b[31m\u202e," he said.'
    reading = article()
    document = replace(reading.document, title=hostile, publisher=hostile)
    reading = replace(reading, document=document)
    for page in (
        show_page.render(reading, EN),
        brief_page.render(compose([(hostile, digest(reading))]), EN),
    ):
        assert page.count("<script>") == page.count("</script>") <= 1
        checked(page)
    made = compose([("", digest(reading))])
    shown = show_text.render(reading, EN, Terminal(80)) + brief_text.render(made, EN, Terminal(80))
    assert not re.search("[\x00\x1b\u202e\ud800]", shown)
    assert hostile in json.loads(brief_json.render(made))["articles"][0]["title"]
    assert r"\*\_\[x\]" in brief_markdown.render(made, EN)


def test_marks_stand_in_place_with_their_readings() -> None:
    text = " ".join(show_text.render(article(), EN, Terminal(90)).split())
    assert "‹a senior official in Seoul›" in text
    assert "*said*¹" in text
    assert "[any ⟦arms deal⟧✗]" in text
    assert "⟦visit⟧▷" in text
    assert "North Korea → Belarus" in text
    assert EN.show.retold in text
    assert "{Monday}" in text
    assert "expected 2 Mar – 9 Mar" in text


def test_blocks_hold_the_whole_text_and_each_claim_once() -> None:
    reading = article()
    blocks = blocks_of(reading)
    assert " ".join(ARTICLE[b.span[0] : b.span[1]] for b in blocks).split() == ARTICLE.split()
    assert sorted(c.id for b in blocks for c in b.claims) == [c.id for c in reading.claims]
    assert sorted(e.id for b in blocks for e in b.events) == [e.id for e in reading.events]
    for block in blocks:
        assert "".join(ARTICLE[s.start : s.end] for s in block.segments) == ARTICLE[block.span[0] : block.span[1]]


def test_an_article_without_claims_says_so() -> None:
    empty = replace(article(), claims=(), expectations=(), questions=())
    assert EN.show.no_claims in show_text.render(empty, EN, Terminal(80))
    assert EN.brief.nothing_read in brief_text.render(compose([("", digest(empty))]), EN, Terminal(80))
    checked(show_page.render(empty, EN))


@given(st.text(), st.integers(1, 60))
def test_wrapping_keeps_every_letter_and_the_width(text: str, width: int) -> None:
    shown = clean(text)
    lines = wrap(shown, width)
    assert "".join("".join(lines).split()) == "".join(shown.split())
    assert all(cells(line) <= max(width, 2) for line in lines)


@given(st.text(), st.text(max_size=8), st.text(), st.integers(12, 60))
def test_a_line_around_words_keeps_to_its_width_and_holds_them(left: str, words: str, right: str, width: int) -> None:
    words = "".join(clean(words).split())
    shown = around(f"{clean(left)} {words} {clean(right)}", words, width)
    assert cells(shown) <= width
    assert words in shown or cells(words) + 4 > width // 2 or words in clean(left)


@given(st.text(), st.integers(4, 60))
def test_shortening_keeps_to_its_width(text: str, width: int) -> None:
    assert cells(shorten(clean(text), width)) <= width


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(14, 80))
def test_a_bar_always_fills_its_strip(earliest: date, latest: date, width: int) -> None:
    strip = Strip(date(2026, 3, 1), date(2026, 3, 31), width)
    assert len("".join(strip.bar(earliest, latest))) == width
    assert len(strip.scale(EN.dates)) <= width


def test_a_strip_begins_with_the_first_window_and_cuts_what_is_far() -> None:
    near, far = (date(2026, 3, 2), date(2026, 3, 9)), (date(2026, 3, 5), date(2030, 1, 1))
    strip = strip_over([near, far, (None, None)], 40)
    assert strip is not None
    assert strip.first == near[0]
    assert strip.bar(*far)[1].endswith("▸")
    assert strip.bar(*near)[1].startswith("━")
    assert strip_over([(None, None)], 40) is None


def test_reasons_are_told_in_the_language_of_the_surface() -> None:
    surface = load_surface("id")
    assert reason(NO_PUBLISHED, surface) == "tanggal terbit tidak diketahui"
    assert reason(NO_PUBLISHED, EN) == NO_PUBLISHED
    assert {NO_PUBLISHED, NO_EARLIER, A_LENGTH, REPEATED, VAGUE} <= set(surface.reasons)
    assert reason(None, surface) == ""


def test_what_only_matches_a_rule_is_never_told_as_a_breach() -> None:
    made = brief(1)
    text = " ".join(brief_text.render(made, EN, Terminal(80)).split())
    markdown, page = brief_markdown.render(made, EN), brief_page.render(made, EN)
    assert "Seo Min-jae says it breaches UNSCR 1718 (2006) more" in text
    assert f"{EN.brief.would_note} §?" in text
    assert "would fall under UNSCR 1718 (2006) para 8(a)" in text
    assert f"> {EN.brief.would_note}" in markdown
    aside = page[page.index("<aside") : page.index("</aside>")]
    assert "para 8(a)" in aside
    assert "Seo Min-jae" not in aside
    silent = compose([("", digest(replace(article(), breaches=article().breaches[:1])))])
    assert "says it breaches" not in brief_text.render(silent, EN, Terminal(80))


@pytest.mark.parametrize("ui", available())
def test_the_brief_leads_with_what_is_expected_and_ends_with_the_voices(ui: str) -> None:
    surface = load_surface(ui)
    words = surface.brief
    titles = [words.expected, words.contested, words.declined, words.unknown, words.signs, words.barred, words.occurred]
    markdown = brief_markdown.render(brief(), surface)
    page = checked(brief_page.render(brief(), surface)).shown
    text = brief_text.render(brief(), surface, Terminal(80))
    for form, heads in ((markdown, [f"## {t}" for t in titles]), (text, [t.upper() for t in titles]), (page, titles)):
        places = [form.index(head) for head in heads]
        assert places == sorted(places)


def test_every_window_is_a_row_of_the_calendar() -> None:
    reading = article()
    later = replace(reading.expectations[0], earliest=date(2026, 3, 12), latest=date(2026, 3, 14))
    made = compose([("", digest(replace(reading, expectations=(*reading.expectations, later))))])
    text, markdown = brief_text.render(made, EN, Terminal(80)), brief_markdown.render(made, EN)
    page = brief_page.render(made, EN)
    for window in ("2 Mar – 9 Mar", "12 Mar – 14 Mar"):
        assert re.search(f"^ *{window} .*━", text, re.MULTILINE)
        assert re.search(f"^{window} .*━", markdown, re.MULTILINE)
        assert page.count(f"<small>{window}</small>") == 1
    assert page.count('class="days"') == 2


def test_lengths_are_told_in_the_language_of_the_surface() -> None:
    indonesian = load_surface("id")
    assert between("P1D", "P7D", EN) == "1–7 days"
    assert between("P1W", "P1W", EN) == "1 week"
    assert between("PT12H", "P2D", indonesian) == "12 jam – 2 hari"
    assert between("P3M", None, EN) == "3 months"
    assert between(None, "soon", EN) == ""


def test_concepts_are_called_by_their_words_or_their_id() -> None:
    assert called("arms_deal", EN) == "arms deal"
    assert called("arms_deal", load_surface("id")) == "kesepakatan senjata"
    assert called("no_such_thing", EN) == "no such thing"
    assert meaning("arms_deal", EN) == concepts()["arms_deal"].gloss["en"]
    assert meaning("no_such_thing", EN) == ""


@pytest.mark.parametrize("ui", available())
def test_pages_call_events_by_name_and_say_in_the_title_what_they_are(ui: str) -> None:
    surface, visit = load_surface(ui), concepts()["visit"]
    name = f'<span title="{escape(visit.gloss[ui])}">{visit.name[ui]}</span>'
    assert name in brief_page.render(brief(1), surface)
    assert name in show_page.render(article(), surface)


@pytest.mark.parametrize("ui", available())
def test_the_table_of_events_and_the_brief_call_events_by_name(ui: str) -> None:
    surface, visit = load_surface(ui), concepts()["visit"].name[ui]
    assert events_text.rows(article(), surface)[0].concept == visit
    assert f"North Korea · {visit}" in brief_text.render(brief(1), surface, Terminal(80))
    assert f"North Korea · {visit}" in brief_markdown.render(brief(1), surface)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_look_of_its_own(status: Status) -> None:
    reading = article()
    marked = replace(reading, events=(replace(reading.events[0], status=status),))
    assert f"⟦visit⟧{SIGNS[status]}" in show_text.render(marked, EN, Terminal(90))
    assert f'class="m content event {status}"' in show_page.render(marked, EN)
    assert len(set(SIGNS.values())) == len(Status)


def test_dates_are_written_in_the_language_of_the_surface() -> None:
    first, last = date(2026, 5, 27), date(2026, 6, 1)
    assert period(first, first, EN.dates) == "Wed 27 May"
    assert period(first, last, load_surface("id").dates) == "27 Mei – 1 Jun"
    assert period(first, last.replace(year=2027), EN.dates) == "27 May 2026 – 1 Jun 2027"
    assert period(date(2024, 2, 1), date(2024, 2, 29), EN.dates) == "Feb 2024"
    assert period(date(2024, 12, 1), date(2024, 12, 31), load_surface("id").dates) == "Des 2024"
    assert period(date(2024, 12, 1), date(2024, 12, 30), EN.dates) == "1 Dec – 30 Dec"
    assert period(date(2024, 1, 1), date(2024, 12, 31), EN.dates) == "2024"
    assert period(None, None, EN.dates) == EN.dates.none
