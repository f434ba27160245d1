"""The fields of words and the features that contents get from them."""

from pantau.extract.fields import features
from pantau.lang import available, load_pack
from pantau.models.acts import load_acts


def test_packs_have_the_same_fields() -> None:
    first, *others = (set(load_pack(code).fields.words) for code in available())
    assert all(fields == first for fields in others)


def test_the_model_knows_the_fields_by_name() -> None:
    fields, weights = set(load_pack("en").fields.words), load_acts().weights
    assert fields & set(weights)
    assert {name for name in weights if name.startswith("first ")} <= {f"first {field}" for field in fields}


def test_features_of_either_language_are_the_same() -> None:
    english = features(["this", "is", "very", "dangerous"], True, load_pack("en"))
    indonesian = features(["ini", "sangat", "berbahaya"], True, load_pack("id"))
    assert {"quoted", "first it", "last warn", "quality warn"} <= english & indonesian


def test_fields_far_apart_make_no_pair() -> None:
    pack = load_pack("en")
    assert "we commit" in features(["we", "promise"], False, pack)
    assert "we commit" not in features(["we", "a", "b", "c", "d", "e", "promise"], False, pack)


def test_an_empty_content_has_features() -> None:
    assert features([], False, load_pack("id")) == {"always", "told", "length 0"}
