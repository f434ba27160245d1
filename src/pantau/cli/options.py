"""The options that several commands share, and what they may be."""

import click

paths = click.argument("paths", nargs=-1, metavar="PATHS…", type=click.Path(allow_dash=True))
language = click.option("--language", metavar="CODE", help="Read every article in this language (id, en).")
published = click.option("--published", metavar="DATE", help="Take this day (YYYY-MM-DD) as the day of publication.")
jobs = click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True,
                    help="Processes to read with.")
output = click.option("--output", "-o", type=click.Path(dir_okay=False),
                      help="Write to this file instead of standard output.")
ui = click.option("--ui", metavar="CODE",
                  help="Language of Pantau's own words (id, en).  [default: $PANTAU_UI, else the locale's]")


def known_language(code: str | None) -> str | None:
    from pantau.errors import LanguageError
    from pantau.lang import load_pack

    if code is not None:
        try:
            load_pack(code)
        except LanguageError as error:
            raise click.BadParameter(str(error), param_hint="--language") from error
    return code


def known_day(day: str | None) -> str | None:
    from datetime import date

    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise click.BadParameter(f"{day!r} is no day; write YYYY-MM-DD", param_hint="--published") from error
    return day
