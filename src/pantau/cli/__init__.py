"""The `pantau` command. It only reads options, wires and prints; what it prints is made in `surfaces`.

Exit codes: 0 all was read, 1 some input could not be read (the rest was), 2 the command was called wrongly.
Imports stand inside the functions: `pantau --help` must not load the reader.
"""

import atexit
import gc
from collections.abc import Mapping, Sequence
from typing import Any

import click

from pantau.cli.asking import actor, claim, document, export, search, sql
from pantau.cli.keeping import add, care, feeds, forget, watch
from pantau.cli.output import complain
from pantau.cli.reading import brief, evaluate, events, extract, languages, show

_GARBAGE = 500_000      # objects between searches for cycles, which took a quarter of the time that packs load in

_SECTIONS: Mapping[str, Sequence[click.Command]] = {
    "Reading": (extract, brief, events, show, evaluate, languages),
    "Keeping": (add, feeds, watch, care, forget),
    "Asking": (search, document, claim, actor, export, sql),
}


class _Sections(click.Group):
    """A group whose help tells the commands by what they are for, and which says errors without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            from pantau.errors import PantauError, UsageError

            if not isinstance(error, PantauError):
                raise
            complain(error)
            ctx.exit(2 if isinstance(error, UsageError) else 1)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        longest = max(map(len, self.commands))
        for title, commands in _SECTIONS.items():
            with formatter.section(title):
                room = formatter.width - 6 - longest
                formatter.write_dl([(str(each.name), each.get_short_help_str(room)) for each in commands],
                                   col_max=longest + 2)


@click.group(cls=_Sections, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pantau", message="%(package)s %(version)s")
def main() -> None:
    """Who said what would happen, on whose authority, who denied it: claims from the news, each at its place.

    PATHS are .txt, .html and .jsonl files, folders of them, or - for JSON Lines on standard input.
    """
    gc.set_threshold(_GARBAGE)
    atexit.register(gc.freeze)      # or the end looks for cycles in all that the packs hold: 0.2 s


for _commands in _SECTIONS.values():
    for _command in _commands:
        main.add_command(_command)
