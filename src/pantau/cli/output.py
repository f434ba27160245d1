"""Where a command's output goes, how wide and in which language: files that appear whole, terminals, pipes."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pantau.lang.schema.surface import Surface
    from pantau.surfaces.terminal import Terminal

_FALLBACK_UI = "en"


def complain(error: Exception | str) -> None:
    click.echo(f"pantau: {error}", err=True)


def ui_words(ui: str | None) -> "Surface":
    """The language of Pantau's own words: asked for, or $PANTAU_UI, or the locale's where there is a pack for it."""
    from pantau.errors import LanguageError
    from pantau.lang import available, load_surface

    locale = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]
    code = ui or os.environ.get("PANTAU_UI") or (locale if locale in available() else _FALLBACK_UI)
    try:
        return load_surface(code)
    except LanguageError as error:
        raise click.BadParameter(str(error), param_hint="--ui") from error


def terminal_of(sink: IO[bytes]) -> "Terminal":
    """The terminal that output goes to; a file or a pipe is 80 cells wide and has no colours."""
    from shutil import get_terminal_size

    from pantau.surfaces.terminal import Terminal

    seen = sink.isatty()
    width = get_terminal_size((80, 24)).columns if seen or "COLUMNS" in os.environ else 80
    return Terminal(width, seen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def tell(lines: "Callable[[Terminal], Iterable[str]]", output: str | None = None) -> None:
    """Write what `lines` makes for the terminal, or for the file, that the output goes to."""
    with sink_of(output) as sink:
        for line in lines(terminal_of(sink)):
            sink.write(encoded(f"{line}\n"))


def say(*lines: str) -> None:
    """Write these lines to standard output."""
    tell(lambda terminal: lines)


@contextmanager
def sink_of(output: str | None) -> Iterator[IO[bytes]]:
    """Where results go: standard output, a device, or a file that appears whole or not at all."""
    try:
        if output is None:
            yield _standard_output()
            sys.stdout.flush()
        elif Path(output).exists() and not Path(output).is_file():
            with open(output, "wb") as file:
                yield file
        else:
            with _whole_file(output) as file:
                yield file
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)    # an impatient second one would break what ends the processes
        raise
    except BrokenPipeError:                             # who reads has had enough: click leaves without a word
        raise
    except OSError as error:
        if output is None:
            sys.stdout = None                           # or Python fails again when it flushes what is left
        raise _unwritable(output or "standard output", error.strerror or str(error)) from error


def _standard_output() -> IO[bytes]:
    if sys.stdout is None:
        raise _unwritable("standard output", "it is closed")
    return sys.stdout.buffer


def _unwritable(where: str, why: str) -> click.ClickException:
    return click.ClickException(f"{where}: cannot be written: {why} (name another file with --output)")


@contextmanager
def _whole_file(output: str) -> Iterator[IO[bytes]]:
    part = Path(f"{output}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
