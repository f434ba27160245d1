"""The `pantau` command. It only reads options, wires and prints; what it prints is made in `surfaces`.

Exit codes: 0 all was read, 1 some input could not be read (the rest was), 2 the command was called wrongly.
Imports stand inside the functions: `pantau --help` must not load the reader.
"""

import gc

import click

from pantau.cli.reading import brief, evaluate, events, extract, languages, show

_GARBAGE = 200_000      # objects between searches for cycles, which took a quarter of the time that packs load in

_SECTIONS = {
    "Reading": (extract, brief, events, show, evaluate, languages),
}


class _Sections(click.Group):
    """A group whose help tells the commands by what they are for."""

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


for _commands in _SECTIONS.values():
    for _command in _commands:
        main.add_command(_command)
