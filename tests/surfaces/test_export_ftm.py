"""FollowTheMoney: every entity valid for its own model and its own command, and nobody unnamed made an entity."""

import io
import json
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import CliRunner
from keeping import odd, plain, quoted

from pantau.records import Record
from pantau.surfaces.export import write

pytest.importorskip("followthemoney", reason="followthemoney is not installed: it needs a compiler and ICU here")

from followthemoney import model
from followthemoney.cli.cli import cli
from followthemoney.proxy import EntityProxy

Kept = tuple[Record, ...]


def entities(*records: Record) -> list[EntityProxy]:
    sink = io.BytesIO()
    write("ftm", records, sink)
    return [EntityProxy.from_dict(json.loads(line)) for line in sink.getvalue().splitlines()]


def of_schema(schema: str, *records: Record) -> list[EntityProxy]:
    return [e for e in entities(*records) if e.schema.name == schema]


def test_every_entity_is_valid(kept: Kept) -> None:
    for each in entities(*kept):
        each.schema.validate(cast("Any", each.to_dict()))
        again = model.make_entity(each.schema)
        for prop, value in each.itervalues():
            assert prop.type.validate(value), (each.schema.name, prop.name, value)
            again.add(prop, value)
        assert again.to_dict()["properties"] == each.to_dict()["properties"]


def test_the_command_of_the_library_reads_them_unchanged(kept: Kept, tmp_path: Path) -> None:
    made, checked = tmp_path / "made.json", tmp_path / "checked.json"
    with made.open("wb") as sink:
        write("ftm", kept, sink)
    result = CliRunner().invoke(cli, ["validate", "-i", str(made), "-o", str(checked)])
    assert result.exit_code == 0, result.output

    def values(path: Path) -> list[Any]:
        return [(e["id"], e["schema"], {k: sorted(v) for k, v in e["properties"].items()})
                for e in map(json.loads, path.read_text(encoding="utf-8").splitlines())]

    assert values(checked) == values(made)


def test_every_reference_leads_to_an_entity_of_the_kind_that_is_asked_for(kept: Kept) -> None:
    made = entities(*kept)
    of = {e.id: e for e in made}
    assert len(of) == len(made)
    for each in made:
        for prop, value in each.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert of[value].schema.is_a(prop.range), (prop.qname, of[value].schema.name)


def test_a_claim_is_a_note_on_its_article_and_its_speakers() -> None:
    note = of_schema("Note", plain())[2]
    assert note.first("description") == "any arms deal"
    assert note.first("name") == "deny: Belarus"
    assert note.first("summary") == "Belarus [deny] any arms deal"
    assert (note.get("country"), note.first("publisher")) == (["by"], "Kabar Nusantara")
    assert note.first("sourceUrl") == "https://kabar.example/berita/1?a=b&c=d"
    assert f"pantau-document-{plain().kept.id}" in note.get("entity")
    (start, end), = plain().analysis.claims[2].content
    assert f"content={start}-{end}" in str(note.first("notes"))


def test_the_words_are_those_of_the_article(kept: Kept) -> None:
    notes = {e.id: e for e in of_schema("Note", *kept)}
    for record in kept[:-1]:
        text = of_schema("Article", record)[0].first("bodyText")
        assert text == record.analysis.document.text.strip()
        for claim in record.analysis.claims:
            assert notes[f"pantau-claim-{claim.id}"].first("description") == quoted(record, claim).strip()


def test_an_event_that_is_not_told_as_a_fact_says_so_in_its_name() -> None:
    first, second, third, *_ = of_schema("Event", plain())
    assert [e.first("name") for e in (first, second, third)] == [
        "(expected) visit", "bought shells", "(denied) arms deal"]
    assert "denied" in third.get("keywords")
    assert of_schema("Event", plain())[4].first("startDate") == "2026-03-01"
    assert first.first("location") == "Pyongyang"
    assert set(second.get("involved")) == {"pantau-country-KP", "pantau-country-BY"}


def test_a_country_is_one_public_body_in_all_articles_and_a_person_is_not() -> None:
    made = of_schema("PublicBody", plain(), odd())
    assert {e.id: e.caption for e in made} == {
        "pantau-country-BY": "Belarus", "pantau-country-KP": "North Korea", "pantau-country-ID": "Indonesia"}
    assert all(e.id and e.id.startswith("pantau-actor-") for e in of_schema("Person", plain(), odd()))


def test_nobody_unnamed_is_an_entity() -> None:
    made = entities(odd())
    assert not [e for e in made if e.schema.name in ("Person", "LegalEntity") and "istana" in e.caption]
    assert {e.caption for e in of_schema("Person", odd())} == {"Rudi", "Sari"}
    note = of_schema("Note", odd())[1]
    assert note.get("entity") == [f"pantau-document-{odd().kept.id}",
                                  *[e.id for e in of_schema("Event", odd()) if "(denied)" in e.caption]]
    assert note.first("name") == "deny: Sumber di istana"


def test_what_is_unknown_has_no_value() -> None:
    (article,) = of_schema("Article", odd())
    for name in ("publishedAt", "publisher", "sourceUrl", "author"):
        assert article.get(name) == []
    assert "\x00" not in str(article.first("bodyText"))
