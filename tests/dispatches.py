"""Short invented articles in both languages, as many as wanted, each another."""

import json
from datetime import date, timedelta
from pathlib import Path

_ENGLISH = (
    "{place}, {day} - {name} denied on Monday that the {thing} had been attacked.",
    '"We will open the {thing} within {n} days," {name} told reporters in {place}.',
    "The {thing} was seized by the coast guard of Karsakou, a senior official said.",
    "{name} warned that {n} ships would leave {place}.",
    "Laura Whitcombe, the ambassador in {place}, accused {name} of delaying the {thing}.",
)
_INDONESIAN = (
    "{place}, {day} - {name} membantah pada hari Senin bahwa {thing} telah diserang.",
    '"Kami akan membuka {thing} dalam {n} hari," kata {name} kepada wartawan di {place}.',
    "Penjaga pantai Karsakou menyita {thing}, kata seorang pejabat tinggi.",
    "{name} memperingatkan bahwa {n} kapal akan meninggalkan {place}.",
    "Duta Besar Ayu Lestari menuduh {name} menunda {thing}.",
)
_NAMES = ("Ines Okafor", "Vadim Karsak", "Rudi Santoso", "Alena Tarasik", "Seo Min-jae", "Sari Wulandari")
_PLACES = ("Lunda", "Port Elias", "Tanjung Raya", "Minsk", "Pyongyang", "Jakarta")
_THINGS = {"en": ("strait", "harbour", "arms depot", "bridge"),
           "id": ("selat", "pelabuhan", "gudang senjata", "jembatan")}


def article(number: int) -> dict[str, str]:
    """The fields of one article; every number gives another text."""
    language = "en" if number % 2 else "id"
    lines = _ENGLISH if number % 2 else _INDONESIAN
    day = date(2026, 1, 1) + timedelta(days=number % 50)
    words = {"name": _NAMES[number % 6], "place": _PLACES[number // 2 % 6], "thing": _THINGS[language][number // 3 % 4],
             "n": str(number + 2), "day": f"{day:%d/%m}"}
    text = "\n".join(lines[(number + i) % 5].format(**words) for i in range(2 + number % 3))
    fields = {"id": f"dispatch-{number}", "text": f"{text}\nKN/{number}", "published": day.isoformat(),
              "language": language, "title": f"{words['thing']} {number}", "publisher": "Kabar Nusantara"}
    return fields if number % 4 else {**fields, "url": f"https://kabar.example/{number}"}


def dispatches(where: Path, numbers: range) -> Path:
    """A file of JSON Lines with these articles."""
    where.write_text("".join(json.dumps(article(n)) + "\n" for n in numbers), "utf-8")
    return where


