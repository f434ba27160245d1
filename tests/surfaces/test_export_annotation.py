"""Web Annotations: valid for the data model, nothing lost as JSON-LD, every selector finds its words."""

import io
import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from keeping import odd, plain
from making import ARTICLE
from pyld import jsonld  # type: ignore[import-untyped]

from pantau.records import Record
from pantau.surfaces.export import write
from pantau.surfaces.export.annotation import AROUND
from pantau.surfaces.export.common import clean

Kept = tuple[Record, ...]
Node = dict[str, Any]

_IRI = {"type": "string", "pattern": r"^(https?://|urn:)[^\s<>\"{}|\\^`]+$"}
_MOTIVATIONS = ("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                "identifying", "linking", "moderating", "questioning", "replying", "tagging")
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}

# What the Web Annotation Data Model asks of what we use of it (its sections in brackets).
SCHEMA = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],                                   # 3.1
    "properties": {
        "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": _IRI, "type": {"const": "Annotation"}, "created": _MOMENT, "motivation": {"enum": _MOTIVATIONS},
        "creator": {"type": "object", "required": ["type", "name"],                     # 3.3.1
                    "properties": {"type": {"enum": ["Person", "Organization", "Software"]}}},
        "body": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/body"}},
        "target": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/target"}},
    },
    "$defs": {
        "body": {"if": {"properties": {"type": {"const": "TextualBody"}}},              # 3.2.4, 3.3.5
                 "then": {"required": ["type", "value"], "properties": {
                     "value": {"type": "string"}, "format": {"const": "text/plain"},
                     "language": {"type": "string"}, "purpose": {"enum": _MOTIVATIONS}}},
                 "else": {"required": ["id", "type"], "properties": {"id": _IRI}}},
        "target": {"type": "object", "required": ["source", "selector"], "properties": {    # 4.1
            "type": {"const": "SpecificResource"}, "source": _IRI,
            "state": {"required": ["type", "sourceDate"], "properties": {                   # 4.3.1
                "type": {"const": "TimeState"}, "sourceDate": _MOMENT}},
            "selector": {"type": "array", "items": {"oneOf": [
                {"required": ["type", "exact", "prefix", "suffix"], "additionalProperties": False, "properties": {
                    "type": {"const": "TextQuoteSelector"},                                 # 4.2.4
                    "exact": {"type": "string", "minLength": 1}, "prefix": {"type": "string"},
                    "suffix": {"type": "string"}}},
                {"required": ["type", "start", "end"], "additionalProperties": False, "properties": {
                    "type": {"const": "TextPositionSelector"},                              # 4.2.5
                    "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}}},
            ]}}}},
    },
}

# The terms of the specification that we use, as its vocabulary names them: its own context is on the web.
_OA = "http://www.w3.org/ns/oa#"
CONTEXT = {
    "id": "@id", "type": "@type",
    **{name: _OA + name for name in (
        "Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "TimeState",
        "exact", "prefix", "suffix")},
    **{name: {"@id": _OA + name, "@type": "@id"} for name in ("hasBody", "hasTarget")},
    "body": {"@id": _OA + "hasBody", "@type": "@id"}, "target": {"@id": _OA + "hasTarget", "@type": "@id"},
    "source": {"@id": _OA + "hasSource", "@type": "@id"}, "selector": {"@id": _OA + "hasSelector", "@type": "@id"},
    "state": {"@id": _OA + "hasState", "@type": "@id"}, "motivation": {"@id": _OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": _OA + "hasPurpose", "@type": "@vocab"}, "describing": _OA + "describing",
    "classifying": _OA + "classifying", "tagging": _OA + "tagging", "sourceDate": _OA + "sourceDate",
    "start": _OA + "start", "end": _OA + "end", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format", "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name", "Software": "https://www.w3.org/ns/activitystreams#Application",
    "created": "http://purl.org/dc/terms/created",
    "creator": {"@id": "http://purl.org/dc/terms/creator", "@type": "@id"},
}


def annotations(*records: Record) -> list[Node]:
    sink = io.BytesIO()
    write("annotation", records, sink)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def _context(url: str, options: object) -> Node:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": {"@context": CONTEXT}}


def selectors(target: Node) -> tuple[Node, Node]:
    quote, position = target["selector"]
    return quote, position


def test_every_annotation_is_valid_for_the_data_model(kept: Kept) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    made = annotations(*kept)
    assert len(made) == sum(len(r.analysis.claims) + len(r.analysis.events) for r in kept)
    for each in made:
        assert [e.message for e in validator.iter_errors(each)] == []
    assert not validator.is_valid({**made[0], "motivation": "guessing"})


def test_every_selector_finds_its_words(kept: Kept) -> None:
    """Counted in code points, as the specification asks; and by quotation alone, as a reader of the page would."""
    made = iter(annotations(*kept))
    for record in kept:
        text = clean(record.analysis.document.text)
        for _ in (*record.analysis.claims, *record.analysis.events):
            for target in next(made)["target"]:
                quote, position = selectors(target)
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"]
                assert text[max(start - AROUND, 0):start] == quote["prefix"]
                assert text[end:end + AROUND] == quote["suffix"]
                around = quote["prefix"] + quote["exact"] + quote["suffix"]
                assert text.find(around) + len(quote["prefix"]) <= start


def test_code_points_are_counted_and_not_utf_16() -> None:
    promise = annotations(odd())[0]
    quote, position = selectors(promise["target"][0])
    assert quote["exact"] == '"Kami siap,"'
    assert position["start"] == odd().analysis.document.text.index('"Kami')
    before = odd().analysis.document.text[:position["start"]]
    assert len(before) == position["start"] == len(before.encode("utf-16-le", "replace")) // 2 - 1      # the rocket


def test_interrupted_words_are_targets_of_their_own() -> None:
    promise = annotations(odd())[0]
    assert [(t["part"], selectors(t)[0]["exact"]) for t in promise["target"]] == [
        ("content", '"Kami siap,"'), ("content", '"tapi menunggu 😀."'), ("source", "Rudi dan Sari"),
        ("cue", "kata Rudi")]


def test_the_source_is_the_page_or_else_the_text() -> None:
    page, text = annotations(plain())[0]["target"][0], annotations(odd())[0]["target"][0]
    assert page["source"] == "https://kabar.example/berita/1?a=b&c=d"
    assert page["text"] == {"id": f"urn:pantau:text:{plain().kept.text_id}"}
    assert text["source"] == f"urn:pantau:text:{odd().kept.text_id}"


def test_the_reading_is_in_the_body() -> None:
    words, tag, reading = annotations(plain())[0]["body"]
    assert words["value"] == "a senior official in Seoul [predict] Karsakou is expected to visit Pyongyang within days"
    assert (words["language"], tag["value"], reading["act"]) == ("en", "predict", "predict")
    assert (reading["probability_low"], reading["said_earliest"]) == (0.55, "2026-03-02")
    event = annotations(plain())[7]
    assert [b.get("value") for b in event["body"]] == ["CONSULT", "visit", "expected", None]
    assert event["body"][3]["recipient"][0]["country"] == "KP"
    assert event["body"][3]["told_by"] == [{"id": f"urn:pantau:claim:{plain().analysis.claims[0].id}"}]
    quote, position = selectors(event["target"][0])
    assert ARTICLE[position["start"]:position["end"]] == quote["exact"] == "visit"


def test_as_json_ld_nothing_is_lost(kept: Kept) -> None:
    """Every name expands to an IRI: the specification's to its own, ours to ours. A name that did not would vanish."""
    names: set[str] = set()

    def count(node: object) -> int:
        if isinstance(node, dict):
            names.update(k for k in node if not k.startswith("@"))
            return sum((k not in ("@context", "@value", "@type", "@id", "id", "type")) + count(v)
                       for k, v in node.items() if k != "@context")
        return sum(map(count, node)) if isinstance(node, list) else 0

    for each in (*annotations(plain()), *annotations(odd())):
        (expanded,) = jsonld.expand(each, {"documentLoader": _context})
        names.clear()
        after = count(expanded)
        assert all(name.startswith(("http", "urn:pantau:term:")) for name in names)
        assert after == count(each)
        assert expanded["@type"] == [_OA + "Annotation"]
