"""Codes of countries: the three letters (ISO 3166-1 alpha-3) that event data is kept in."""

from functools import cache

_FORMER = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})     # ISO 3166-3: CLDR keeps them as aliases


def alpha3(code: str | None) -> str | None:
    """The three letters of a country's two; None where there are none."""
    return _table().get(code or "")


@cache
def _table() -> dict[str, str]:
    from babel.core import get_global

    names = get_global("territory_aliases")
    return {now[0]: old for old, now in names.items()
            if len(old) == 3 and old.isalpha() and len(now) == 1 and old not in _FORMER}
