"""The gazetteer: what it knows by a name, in which language, and that it is whole."""

import time
from pathlib import Path

import pytest

from pantau.errors import PackError
from pantau.lang import available, load_pack
from pantau.lang.places import TABLE, Site, facilities, fold, gazetteer, key

COLUMNS = 3
LARGEST = 1_500_000         # bytes of the table
FACILITIES = 150


def first(name: str, language: str = "en") -> Site:
    """The likeliest place of a name."""
    found = gazetteer(load_pack(language)).get(key(name))
    assert found is not None, name
    return found.sites[0]


@pytest.mark.parametrize(("language", "name", "shown", "country"), [
    ("id", "Moskow", "Moscow", "RU"), ("id", "Wina", "Vienna", "AT"), ("id", "Jenewa", "Geneva", "CH"),
    ("id", "Yerusalem", "Jerusalem", "IL"), ("id", "Kairo", "Cairo", "EG"), ("id", "Jawa Barat", "West Java", "ID"),
    ("id", "Selat Hormuz", "Strait of Hormuz", None), ("en", "Strait of Hormuz", "Strait of Hormuz", None),
    ("en", "Kharkov", "Kharkiv", "UA"), ("en", "Khan Younis", "Khan Yunis", "PS"), ("en", "Jenin", "Janin", "PS"),
    ("en", "Zaporizhzhia Nuclear Power Plant", "Zaporizhzhia Nuclear Power Plant", "UA"),
    ("en", "Xi’an", "Xi'an", "CN"), ("en", "St. Petersburg", "Saint Petersburg", "RU"), ("id", "IKN",
                                                                                    "Nusantara Capital City", "ID"),
])
def test_names_of_a_language_lead_to_the_same_place(language: str, name: str, shown: str, country: str | None) -> None:
    site = first(name, language)
    assert (site.name, site.country) == (shown, country)
    assert site.latitude is not None


def test_the_largest_place_of_a_name_comes_first() -> None:
    found = gazetteer(load_pack("en")).get("tripoli")
    assert found is not None
    assert [site.country for site in found.sites if site.kind != "region"][:2] == ["LY", "LB"]


def test_every_capital_has_a_point() -> None:
    for language in available():
        gaz = gazetteer(load_pack(language))
        for form in (form for forms in load_pack(language).actors.countries.capitals.values() for form in forms):
            found = gaz.get(key(form))
            assert found is not None, form
            assert found.sites[0].latitude is not None, form


def test_names_of_months_and_what_a_pack_forbids_are_no_places() -> None:
    assert gazetteer(load_pack("en")).get("march") is None
    assert gazetteer(load_pack("id")).get("asia") is None


def test_a_name_that_is_an_ordinary_word_says_so() -> None:
    english, indonesian = gazetteer(load_pack("en")).get("reading"), gazetteer(load_pack("id")).get("lima")
    assert english is not None
    assert english.ordinary
    assert indonesian is not None
    assert indonesian.ordinary


@pytest.mark.parametrize(("word", "folded"), [("Zürich", "zurich"), ("Sana'a", "sanaa"), ("Łódź", "lodz"),
                                              ("İzmir", "izmir"), ("KYIV", "kyiv"), ("-", "-"), ("’", "")])
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_the_table_is_in_order_and_every_row_can_be_read() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert "CC BY 4.0" in "".join(lines[:5])
    assert rows == sorted(rows)
    names = {row.split("\t")[0] for row in rows}
    for row in rows:
        name, _, sites = row.split("\t")
        assert name == key(name)
        assert sites[1:] in names if sites.startswith("=") else all(s.count(",") == 5 for s in sites.split(";")), row
    assert TABLE.stat().st_size < LARGEST


def test_facilities_stand_once_and_in_both_languages() -> None:
    found = facilities().facilities
    assert len(found) >= FACILITIES
    assert all("en" in facility.names for facility in found)
    shown = [facility.names["en"][0] for facility in found]
    assert len(shown) == len(set(shown))


def test_a_facility_with_a_wrong_country_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facilities.yaml"
    path.write_text("names: {}\nfacilities:\n- {kind: water, country: Nowhere, at: [0, 0], names: {en: [Mid Sea]}}\n")
    with pytest.raises(PackError, match=r"facilities\.yaml:3"):
        facilities(path)


def test_a_point_off_the_globe_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facilities.yaml"
    path.write_text("names: {}\nfacilities:\n- {kind: water, at: [91, 0], names: {en: [Mid Sea]}}\n")
    with pytest.raises(PackError, match="<= 90"):
        facilities(path)


def test_a_look_up_is_quick() -> None:
    gaz = gazetteer(load_pack("en"))
    begin = time.perf_counter()
    for n in range(2000):
        gaz.get(f"no such place {n}")
    assert time.perf_counter() - begin < 0.2
