"""The brief: what it keeps, what it joins, and that every line of it can be opened in its article."""

from dataclasses import replace
from datetime import date
from re import finditer
from typing import Any

from making import ARTICLE, article, claim

from pantau.brief import Brief, Statement, compose, digest
from pantau.lang import available, load_pack, load_surface
from pantau.surfaces import brief_page, brief_text, show_page, show_text
from pantau.surfaces.plover import records
from pantau.surfaces.terminal import Terminal
from pantau.text.tokens import document
from pantau.types import Act, Actor, Analysis, Claim, Event, EventType, Kind, Place, Quote, Status, When


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
    assert brief.voices == ()
    assert len(statements(brief)) == len(set(statements(brief))) == 5


def changed(reading: Analysis, number: str, **fields: Any) -> Analysis:
    """The reading with other fields in one of its events."""
    return replace(reading, events=tuple(replace(e, **fields) if e.id == number else e for e in reading.events))


def only(reading: Analysis, *numbers: str) -> Analysis:
    """The reading with some of its claims, and the events that they or the article tell."""
    claims = tuple(c for c in reading.claims if c.id in numbers)
    events = tuple(e for e in reading.events if not e.claims or set(e.claims) & set(numbers))
    return replace(reading, claims=claims, events=events, expectations=(), questions=(), indicators=(), breaches=())


def test_a_denied_event_stands_beside_the_same_event_asserted() -> None:
    (pair,) = made().contested
    assert pair.denial.words == "any arms deal"
    assert words(pair.asserted) == ["Belarus has bought shells from North Korea"]
    assert pair.event is not None
    assert (pair.event.concept, pair.event.status) == ("arms_transfer", Status.DENIED)


def test_what_one_article_asserts_another_may_deny() -> None:
    one, other = only(article(), "c2"), only(article(published=date(2026, 3, 5)), "c3")
    (pair,) = compose([("one", digest(one)), ("other", digest(other))]).contested
    assert [p.article for p in pair.asserted[0].places] == [1]
    assert [p.article for p in pair.denial.places] == [2]


def test_of_several_denied_events_the_first_is_what_is_denied() -> None:
    reading = article()
    parade = replace(reading.events[2], id="e0", concept="parade", type=EventType.MOBILIZE)
    made = compose([("", digest(replace(reading, events=(parade, *reading.events))))])
    assert [x.event for x in made.contested] == [None]


def test_a_denial_between_other_parties_or_of_another_kind_is_another_matter() -> None:
    far = only(article(), "c3")
    elsewhere = only(article(), "c2")
    for other in (changed(elsewhere, "e2", actors=("a4",), recipients=()), changed(elsewhere, "e2", concept="visit")):
        (pair,) = compose([("one", digest(far)), ("other", digest(other))]).contested
        assert (pair.asserted, pair.event) == ((), None)


def test_a_denial_without_events_stands_beside_what_is_near() -> None:
    (pair,) = compose([("", digest(replace(article(), events=())))]).contested
    assert words(pair.asserted) == ["Belarus has bought shells from North Korea"]
    assert pair.event is None


def test_a_denial_of_nothing_that_the_article_tells_stands_alone() -> None:
    reading = article()
    silent = replace(reading, claims=tuple(c for c in reading.claims if c.id != "c2"))
    (pair,) = digest(silent).contested
    assert pair.asserted == ()


def against(one: Analysis, other: Analysis) -> tuple[list[str], bool]:
    """What stands beside the only denial of two articles, and whether it is of the same event."""
    (pair,) = compose([("one", digest(one)), ("other", digest(other))]).contested
    return words(pair.asserted), pair.event is not None


def test_articles_far_apart_tell_of_different_events() -> None:
    for day, beside in ((date(2026, 3, 5), 1), (date(2026, 3, 6), 0), (None, 0)):
        found, _ = against(only(article(), "c2"), only(article(published=day), "c3"))
        assert len(found) == beside, day


def test_a_denial_of_what_others_do_contests_no_event() -> None:
    for parties in (("a3",), ()):
        denied = changed(only(article(), "c3"), "e3", actors=parties)
        assert against(only(article(), "c2"), denied) == ([], False)


def test_nobody_in_particular_is_no_party_of_the_same_event() -> None:
    reading = changed(changed(article(), "e2", actors=(), recipients=("a4",)), "e3", actors=("a4",))
    halavach = replace(reading.claims[2].speakers[0], name="Ryhor Halavach", kind=Kind.PERSON, country=None)
    claims = tuple(replace(c, speakers=(halavach,)) if c.id == "c3" else c for c in reading.claims)
    known: list[tuple[dict[str, Any], bool]] = [({}, True), ({"anonymous": True}, False), ({"kind": Kind.GROUP}, False)]
    for who, same in known:
        actors = tuple(replace(a, **who) if a.id == "a4" else a for a in reading.actors)
        parts = replace(reading, actors=actors, claims=claims)
        assert against(only(parts, "c2"), only(parts, "c3"))[1] is same


def test_a_party_of_every_article_is_not_enough_between_articles() -> None:
    others = [(f"n{n}", digest(replace(only(article(publisher=str(n))), events=article().events[1:3])))
              for n in range(6)]
    told = digest(only(article(), "c2"))
    denied = digest(only(article(published=date(2026, 3, 3)), "c3"))
    (pair,) = compose([*others, ("told", told), ("denied", denied)]).contested
    assert pair.asserted == ()


def test_what_is_no_denial_by_its_act_is_not_shown_as_one() -> None:
    reading = article()
    claims = tuple(replace(c, act=Act.PROMISE) if c.id == "c3" else c for c in reading.claims)
    assert compose([("", digest(replace(reading, claims=claims)))]).contested == ()


def test_a_sentence_that_tells_of_a_denial_asserts_nothing() -> None:
    reading = article()
    told = replace(reading.events[1], id="e9", trigger=reading.events[2].trigger, claims=())
    silent = replace(reading, events=(reading.events[2], told), claims=reading.claims[2:])
    (pair,) = compose([("", digest(silent))]).contested
    assert pair.asserted == ()


def test_an_event_elsewhere_or_on_another_day_is_another_one() -> None:
    def at(number: str, day: date, site: str) -> Analysis:
        place = Place((), site, "city", None, None, None)
        return changed(article(), number, when=When((0, 5), day.isoformat(), day, day), place=place)

    day, later = date(2026, 3, 1), date(2026, 3, 2)
    for when, site, same in ((day, "Minsk", True), (later, "Minsk", False), (day, "Brest", False)):
        one = only(at("e2", day, "Minsk"), "c2")
        assert against(one, only(at("e3", when, site), "c3"))[1] is same


def spoken(text: str, *claims: Claim, language: str = "en", actors: tuple[Actor, ...] = ()) -> list[str]:
    """What stands beside the last denial of an article of its own words."""
    made = document(text, load_pack(language), id="own", published=date(2026, 3, 2)).article()
    reading = replace(article(), document=made, claims=claims, actors=actors, events=(), expectations=(), questions=(),
                      indicators=(), breaches=())
    return words(digest(reading).contested[-1].asserted)


DREDGER = ("Marta Olsen said the port had leased a secret dredger. Critics said the port ran a jazz night. "
           "Piet Varga denied leasing any dredger in secret.")


def test_words_are_shared_by_their_roots_and_frequent_ones_do_not_count() -> None:
    lease = claim(DREDGER, 1, "Marta Olsen", "said", "the port had leased a secret dredger")
    jazz = claim(DREDGER, 2, "Critics", "said", "the port ran a jazz night")
    denial = claim(DREDGER, 3, "Piet Varga", "denied", "leasing any dredger in secret", act=Act.DENY)
    assert spoken(DREDGER, lease, jazz, denial) == ["the port had leased a secret dredger"]
    assert spoken(DREDGER, jazz, denial) == []
    text = "Marta Olsen said it would have been about this. Piet Varga denied that this would have been about money."
    vague = claim(text, 1, "Marta Olsen", "said", "it would have been about this")
    about = claim(text, 2, "Piet Varga", "denied", "that this would have been about money", act=Act.DENY)
    assert spoken(text, vague, about) == []


def both(text: str, asserted: str, denied: str) -> tuple[Claim, Claim]:
    return (claim(text, 1, "Marta Olsen", "said", asserted),
            claim(text, 2, "Piet Varga", "denied", denied, act=Act.DENY))


def test_only_what_stands_before_a_denial_and_near_it_is_beside_it() -> None:
    lease, said = "the port had leased a secret dredger", "leasing any dredger in secret"
    for between, beside in (("", [lease]), ("The harbour was quiet that day. " * 14, [])):
        text = f"Marta Olsen said {lease}. {between}Piet Varga denied {said}."
        assert spoken(text, *both(text, lease, said)) == beside
    after = f"Piet Varga denied {said}. Marta Olsen said {lease}."
    assert spoken(after, *both(after, lease, said)) == []


def test_a_short_denial_answers_whom_it_names_else_who_names_the_denier() -> None:
    text = "Ana Brek said cash went. Marta Olsen said Piet Varga took it. Piet Varga denied Brek's charge."
    cash = claim(text, 1, "Ana Brek", "said", "cash went")
    took = claim(text, 2, "Marta Olsen", "said", "Piet Varga took it")
    denial = claim(text, 3, "Piet Varga", "denied", "Brek's charge", act=Act.DENY)
    mentions = tuple(m.span() for m in finditer("Piet Varga", text))
    who = (Actor("a1", "Piet Varga", Kind.PERSON, None, (), mentions),
           Actor("a2", "Ana Brek", Kind.PERSON, None, (), ((0, 8), *(m.span() for m in finditer("Brek(?='s)", text)))))
    by = [replace(c, speakers=(replace(c.speakers[0], actor=a),)) for c, a in ((cash, "a2"), (denial, "a1"))]
    assert spoken(text, by[0], took, by[1], actors=who) == ["cash went"]
    assert spoken(text, cash, took, by[1], actors=who) == ["Piet Varga took it"]
    assert spoken(text, cash, took, denial, actors=who) == []


def test_the_denial_as_somebody_else_tells_it_is_no_answer_to_it() -> None:
    text = "Police said Piet Varga denied stealing the dredger. He again denied the theft of any dredger on Monday."
    told = claim(text, 1, "Police", "said", "Piet Varga denied stealing the dredger")
    inner = claim(text, 2, "Piet Varga", "denied", "stealing the dredger", act=Act.DENY)
    again = claim(text, 3, "He", "again denied", "the theft of any dredger", act=Act.DENY)
    assert spoken(text, replace(told, content=inner.content), again) == ["stealing the dredger"]
    assert spoken(text, told, inner, again) == []


def test_a_quotation_right_behind_a_claim_is_its_speaker_again() -> None:
    lease, said = "the port never leased a dredger", "\"We never leased a dredger at this port\""
    text = f"Marta Olsen said {lease}. {said}, Piet wrote."
    first = claim(text, 1, "Marta Olsen", "said", lease)
    denial = claim(text, 2, "Piet", "wrote", said, act=Act.DENY)
    assert spoken(text, first, denial) == [lease]
    assert spoken(text, first, replace(denial, quote=Quote.DIRECT)) == []


def test_words_of_another_form_are_the_same_words() -> None:
    text = "Jaksa Sari menyebut sindikat itu menyelundupkan permata. Piet Varga membantah adanya penyelundupan intan."
    smuggling = claim(text, 1, "Jaksa Sari", "menyebut", "sindikat itu menyelundupkan permata")
    denial = claim(text, 2, "Piet Varga", "membantah", "adanya penyelundupan intan", act=Act.DENY)
    assert spoken(text, smuggling, denial, language="id") == ["sindikat itu menyelundupkan permata"]


def test_one_shared_word_is_no_matter_and_names_are_none() -> None:
    text = "Marta Olsen said other charges were read at Port Sorrel. Piet Varga denied these charges."
    assert spoken(text, *both(text, "other charges were read at Port Sorrel", "these charges")) == []
    text = "Marta Olsen said the market of Port Sorrel opens. Piet Varga denied a theft at Port Sorrel."
    port = Actor("a1", "Port Sorrel", Kind.ORGANISATION, None, (),
                 tuple((at, at + 11) for at in (text.index("Port"), text.rindex("Port"))))
    assert spoken(text, *both(text, "the market of Port Sorrel opens", "a theft at Port Sorrel")) != []
    assert spoken(text, *both(text, "the market of Port Sorrel opens", "a theft at Port Sorrel"), actors=(port,)) == []


def test_what_a_claim_denies_itself_it_does_not_assert() -> None:
    text = "Marta Olsen said no dredger was stolen. Piet Varga denied a stolen dredger."
    said, denial = both(text, "no dredger was stolen", "a stolen dredger")
    stolen = Event("e1", ((text.index("stolen"), text.index("stolen") + 6),), EventType.ASSAULT, "theft", Status.DENIED,
                   claims=("c1",))
    made = document(text, load_pack("en"), id="own").article()
    bare = replace(only(article()), document=made, claims=(said, denial), actors=())
    for events, beside in (((), ["no dredger was stolen"]), ((stolen,), [])):
        assert words(digest(replace(bare, events=events)).contested[0].asserted) == beside


def test_compatriots_are_one_side_where_the_article_says_so() -> None:
    lease, said = "the port had leased a secret dredger", "leasing any dredger in secret"
    claims = both(f"Marta Olsen said {lease}. Piet Varga denied {said}.", lease, said)
    for why, beside in ((None, []), ("only:context", [lease])):
        by = [replace(c, speakers=(replace(c.speakers[0], country="NO", country_why=why),)) for c in claims]
        assert spoken(f"Marta Olsen said {lease}. Piet Varga denied {said}.", *by) == beside


def test_part_of_a_name_is_the_same_speaker() -> None:
    text = f"{DREDGER.split('. ')[0]}. Olsen denied leasing any dredger in secret."
    first, _ = both(DREDGER, "the port had leased a secret dredger", "leasing any dredger in secret")
    denial = claim(text, 2, "Olsen", "denied", "leasing any dredger in secret", act=Act.DENY)
    assert spoken(text, first, denial) == []


def test_a_denial_with_words_of_its_own_is_not_answered_by_names_alone() -> None:
    text = "Ana Brek said Piet Varga owned the quay. Piet Varga denied stealing copper cable at night."
    owned = claim(text, 1, "Ana Brek", "said", "Piet Varga owned the quay")
    denial = claim(text, 2, "Piet Varga", "denied", "stealing copper cable at night", act=Act.DENY)
    mentions = tuple(m.span() for m in finditer("Piet Varga", text))
    who = Actor("a1", "Piet Varga", Kind.PERSON, None, (), mentions)
    by = replace(denial, speakers=(replace(denial.speakers[0], actor="a1"),))
    assert spoken(text, owned, by, actors=(who,)) == []


def test_two_parties_that_all_name_need_a_word_in_common_between_articles() -> None:
    def told(number: str, sentence: str, day: int) -> Analysis:
        reading = changed(only(article(published=date(2026, 3, day)), number), "e2", actors=("a3",), recipients=("a1",))
        reading = changed(reading, "e3", actors=("a1",), recipients=("a3",))
        return replace(reading, document=replace(reading.document, sentences=((0, len(reading.document.text)),))
                       if sentence == "one" else reading.document)

    crowd = [(f"n{n}", digest(told("c2", "", 20 + n))) for n in range(4)]
    for sentences, same in (("", False), ("one", True)):
        pair = [("told", digest(told("c2", sentences, 2))), ("denied", digest(told("c3", sentences, 3)))]
        (found,) = compose([*crowd, *pair]).contested
        assert bool(found.asserted) is same


def test_an_expectation_knows_what_is_expected() -> None:
    (entry,) = made().expected
    (event,) = entry.events
    assert event.concept == "visit"
    assert [v.name for v in event.actors] == ["Karsakou"]
    assert [v.name for v in event.recipients] == ["North Korea"]
    assert (event.site, event.country) == ("Pyongyang", "KP")


def test_words_that_expect_two_events_in_one_window_stand_once() -> None:
    reading = article()
    other = replace(reading.events[0], id="e8", concept="call", status=Status.POSSIBLE)
    also = replace(reading.expectations[0], event="e8")
    (entry,) = compose([("", digest(replace(reading, events=(*reading.events, other),
                                            expectations=(also, *reading.expectations))))]).expected
    assert [e.concept for e in entry.events] == ["visit", "call"]


def test_who_would_not_give_a_date_stands_with_what_the_date_is_of() -> None:
    reading = article()
    asked = replace(reading.expectations[0], claim="c4", earliest=None, latest=None, why="declined")
    brief = compose([("", digest(replace(reading, expectations=(asked, *reading.expectations))))])
    assert [(x.statement.act, x.why) for x in brief.expected] == [(Act.PREDICT, None), (Act.DECLINE, "declined")]
    unknown = replace(asked, event=None)
    assert compose([("", digest(replace(reading, expectations=(unknown,))))]).expected == ()


def test_windows_of_one_event_stand_together_the_soonest_first() -> None:
    reading = article()
    expected = reading.expectations[0]
    later = [replace(expected, latest=date(2026, 3, day)) for day in (20, 11)]
    between = replace(expected, claim="c6", event=None, latest=date(2026, 3, 10))
    brief = compose([("", digest(replace(reading, expectations=(*later, between, expected))))])
    assert [(x.latest and x.latest.day, bool(x.events)) for x in brief.expected] == [
        (9, True), (11, True), (20, True), (10, False)]


def test_what_occurred_is_told_once_and_without_what_is_told_again() -> None:
    brief = made("a", "b")
    assert [(e.concept, e.earliest, len(e.places)) for e in brief.occurred] == [
        ("arms_transfer", None, 2), ("missile_test", date(2026, 3, 1), 2)]
    assert [v.name for v in brief.occurred[0].by] == ["Minsk Kurier"]
    assert brief.occurred[1].by == ()
    assert brief.occurred[1].numbers == ("two missiles",)


def test_saying_something_is_a_statement_and_no_event() -> None:
    reading = article()
    said = changed(reading, "e5", trigger=reading.claims[1].cue)
    assert [e.concept for e in compose([("", digest(said))]).occurred] == ["arms_transfer"]


def test_words_to_nobody_are_no_event_of_the_brief() -> None:
    def told(**fields: Any) -> list[str]:
        reading = changed(article(), "e5", **fields)
        return [e.concept for e in compose([("", digest(reading))]).occurred]

    assert "demand" not in told(concept="demand", type=EventType.REQUEST)
    assert "demand" in told(concept="demand", type=EventType.REQUEST, recipients=("a1",))
    assert "meeting" in told(concept="meeting", type=EventType.CONSULT)


def test_another_day_is_another_event() -> None:
    day = date(2026, 2, 20)
    before = changed(article(), "e5", when=When((0, 5), "2026-02-20", day, day))
    brief = compose([("a", digest(article())), ("b", digest(before))])
    assert [e.earliest for e in brief.occurred if e.concept == "missile_test"] == [date(2026, 3, 1), day]


def test_events_of_nobody_known_are_joined_only_where_the_words_are_the_same() -> None:
    reading = article()
    bare = replace(reading.events[4], actors=(), place=None, when=None)
    twice = replace(reading, events=(bare, replace(bare, id="e6", trigger=((0, 5),))))
    assert len(compose([("", digest(twice))]).occurred) == 2
    assert len(compose([("a", digest(twice)), ("b", digest(twice))]).occurred) == 2


def test_a_sign_knows_what_it_points_to_and_how_long_before() -> None:
    (sign,) = made("a", "b").signs
    assert sign.words == "Airliners were cleared from the airport of Pyongyang"
    assert sign.of is not None
    assert sign.of.concept == "visit"
    assert (sign.evidence, sign.lead_words, sign.lead) == (
        "satellite images", "only days before earlier visits", ("P1D", "P7D"))
    assert sign.statement.told
    assert [v.name for v in sign.statement.voices] == ["a", "b"]
    assert [p.article for p in sign.statement.places] == [1, 2]


def test_what_a_speaker_calls_a_breach_stands_before_what_only_matches_a_rule() -> None:
    assert [(x.norm, x.stated) for x in made("a", "b").barred] == [
        ("UNSCR 1718 (2006)", True), ("UNSCR 1718 (2006) para 8(a)", False)]


def test_what_is_told_again_matches_no_rule_but_may_be_called_a_breach() -> None:
    again = changed(article(), "e2", retold=True)
    assert [x.stated for x in compose([("", digest(again))]).barred] == [True]


def test_an_event_that_no_claim_tells_is_told_by_the_publisher() -> None:
    told = {event.concept: statement for event, statement in digest(article(publisher="Kabar")).told}
    assert [v.name for v in told["missile_test"].voices] == ["Kabar"]
    assert told["missile_test"].words == "On Sunday North Korea fired two missiles from Wonsan."
    assert [v.name for v in told["visit"].voices] == ["a senior official in Seoul"]


def test_ids_that_lead_nowhere_break_nothing() -> None:
    reading = article()
    odd = Event("e9", (), reading.events[0].type, "no such concept", Status.DENIED, ("a99",), claims=("c99",))
    signs = (*reading.indicators, replace(reading.indicators[0], claim="c99", span=(), of="e99", evidence=None))
    rules = (*reading.breaches, replace(reading.breaches[0], claim="c99", span=(), event="e99"))
    hopes = (*reading.expectations, replace(reading.expectations[0], claim="c99", event="e99"))
    found = (*reading.events, odd)
    lost = replace(reading, events=found, actors=(), indicators=signs, breaches=rules, expectations=hopes)
    brief = compose([("", digest(lost))])
    assert len(brief.signs) == 2
    assert len(brief.barred) == 3
    assert len(records(lost)) == 6
    for surface in map(load_surface, available()):
        assert brief_page.render(brief, surface)
        assert brief_text.render(brief, surface, Terminal(80))
        assert show_page.render(lost, surface)
        assert show_text.render(lost, surface, Terminal(80))


def test_a_claim_that_only_vouches_is_folded_into_the_one_it_vouches_for() -> None:
    (group,) = compose([("", digest(replace(article(), breaches=())))]).voices
    assert [v.name for v in group.statements[0].via] == ["South Korea's foreign ministry"]
    assert "according to" not in [s.cue for s in statements(made())]


def test_every_place_opens_at_the_words() -> None:
    lines, brief = ARTICLE.split("\n"), made()
    about = [e for x in brief.expected for e in x.events]
    about += filter(None, [x.of for x in brief.signs] + [x.event for x in brief.barred])
    told = [x.statement for x in brief.signs] + [x.statement for x in brief.barred]
    shown = [(s.words, s.places) for s in (*statements(brief), *told)]
    shown += [(e.words, e.places) for e in (*brief.occurred, *about)]
    for said, (place,) in shown:
        assert " … ".join(ARTICLE[start:end] for start, end in place.spans) == said
        assert lines[place.line - 1][place.column - 1 :].startswith(said.split(" … ")[0])


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
    (group,) = compose([("", digest(replace(only(reading), claims=tuple(minsk))))]).voices
    assert len(group.statements) == 2
    assert text


def test_inputs_that_could_not_be_read_are_part_of_the_brief() -> None:
    assert compose([], ["x.txt: holds no text"]).failed == ("x.txt: holds no text",)
    assert compose([]).articles == ()


def test_composing_twice_gives_the_same_brief() -> None:
    assert made("a", "b") == made("a", "b")
