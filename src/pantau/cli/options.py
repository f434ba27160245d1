"""The options that several commands share, and what they may be."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

    from pantau.records import Filter

F = TypeVar("F", bound=Callable[..., Any])


def _known(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    """The code of a language that there is a pack for."""
    from pantau.errors import LanguageError
    from pantau.lang import load_pack

    if code is not None:
        try:
            load_pack(code)
        except LanguageError as error:
            raise click.BadParameter(str(error)) from error
    return code


def _day(context: click.Context, parameter: click.Parameter, day: str | None) -> str | None:
    from datetime import date

    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise click.BadParameter(f"{day!r} is no day; write YYYY-MM-DD") from error
    return day


def _reckoned(context: click.Context, parameter: click.Parameter, day: str | None) -> "date | None":
    """A day: YYYY-MM-DD, today, yesterday, or so many days ago (7d)."""
    from datetime import date, timedelta

    if day is None:
        return None
    ago = {"today": "0d", "yesterday": "1d"}.get(day, day)
    try:
        if ago.endswith("d") and ago[:-1].isdecimal():
            return date.today() - timedelta(int(ago[:-1]))
        return date.fromisoformat(day)
    except (ValueError, OverflowError) as error:
        what = f"{day!r} is no day; write YYYY-MM-DD, today, yesterday or 7d (seven days ago)"
        raise click.BadParameter(what) from error


def _country(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    from pantau.lang.countries import territories

    if code is not None and code.upper() not in territories("und"):
        raise click.BadParameter(f"{code!r} is no country; write its two letters (ISO 3166-1), as in ID or KP")
    return code and code.upper()


def _one_of(enumeration: str) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """A member of an enumeration of `pantau.types`, which is only loaded when it is asked for."""
    def member(context: click.Context, parameter: click.Parameter, value: str | None) -> Any:
        from pantau import types

        if value is None:
            return None
        members = {str(each).lower(): each for each in getattr(types, enumeration)}
        if value.lower() not in members:
            raise click.BadParameter(f"{value!r} is none of {', '.join(map(str, members.values()))}")
        return members[value.lower()]

    return member


def form(*names: str) -> Callable[[F], F]:
    """`--format` of one of these, the first where nothing is asked for."""
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True)


paths = click.argument("paths", nargs=-1, metavar="[PATHS…]", type=click.Path(allow_dash=True))
language = click.option("--language", metavar="CODE", callback=_known,
                        help="Read every article in this language (id, en).")
published = click.option("--published", metavar="DATE", callback=_day,
                         help="Take this day (YYYY-MM-DD) as the day of publication.")
jobs = click.option("--jobs", "-j", metavar="N", type=click.IntRange(1), default=1, show_default=True,
                    help="Processes to read with.")
output = click.option("--output", "-o", type=click.Path(dir_okay=False),
                      help="Write to this file instead of standard output.")
ui = click.option("--ui", metavar="CODE",
                  help="Language of Pantau's own words (id, en).  [default: $PANTAU_UI, else the locale's]")
ledger = click.option("--ledger", type=click.Path(dir_okay=False),
                      help="The ledger's file.  [default: $PANTAU_LEDGER, else in the data folder]")
as_of = click.option("--as-of", metavar="DATE", callback=_reckoned, help="As it was known at the end of this day.")
limit = click.option("--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True,
                     help="Answers at most.")

_FILTERS = {
    "speaker": click.option("--speaker", metavar="WORDS", help="Said by whom: words of a name or of a role."),
    "country": click.option("--country", metavar="CODE", callback=_country,
                            help="The country of who speaks, takes part, or of the place: ID, KP …"),
    "act": click.option("--act", metavar="ACT", callback=_one_of("Act"), help="The speech act: deny, warn, predict …"),
    "type": click.option("--type", metavar="TYPE", callback=_one_of("EventType"),
                         help="Tells an event of this type: ASSAULT, CONSULT …"),
    "status": click.option("--status", metavar="STATUS", callback=_one_of("Status"),
                           help="Tells an event of this status: occurred, expected …"),
    "language": click.option("--language", metavar="CODE", callback=_known, help="Only articles in this language."),
    "publisher": click.option("--publisher", metavar="WORDS", help="Only articles of this publisher."),
    "since": click.option("--since", metavar="DATE", callback=_reckoned,
                          help="Published on this day or later: YYYY-MM-DD, yesterday, 7d."),
    "until": click.option("--until", metavar="DATE", callback=_reckoned, help="Published on this day or before."),
}


def filters(*names: str) -> Callable[[F], Callable[..., None]]:
    """Options that say what an answer must be like, all where none is named; the command gets a `Filter`, `wanted`."""
    asked = names or tuple(_FILTERS)

    def decorate(command: F) -> Callable[..., None]:
        @wraps(command)
        def filtered(*arguments: Any, **options: Any) -> None:
            command(*arguments, wanted=_filter({name: options.pop(name) for name in asked}), **options)

        for name in reversed(asked):
            _FILTERS[name](filtered)
        return filtered

    return decorate


def _filter(asked: dict[str, Any]) -> "Filter":
    from pantau.records import Filter

    wanted = Filter(**asked)
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise click.UsageError(f"--since {wanted.since} is after --until {wanted.until}")
    return wanted


def given(wanted: "Filter") -> list[str]:
    """The options that asked for something."""
    return [f"--{name}" for name in _FILTERS if getattr(wanted, name) is not None]
