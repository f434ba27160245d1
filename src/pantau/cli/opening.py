"""What the commands that work with a ledger share: opening it, and ending cleanly when a signal asks for it."""

import os
import signal
import sys
from threading import Event, Thread
from types import FrameType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from pantau.lang.schema.surface import Surface
    from pantau.monitor import Monitor
    from pantau.records import Filter

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_STOPPING = b"pantau: ending with what is under way; once more ends at once\n"


def opened(ledger: str | None, *, readonly: bool = False) -> "Monitor":
    """The ledger, to be used in a `with`; that another process writes to it is told on standard error."""
    from pantau.monitor import open_monitor

    return open_monitor(ledger, readonly=readonly, waiting=lambda what: click.echo(f"pantau: {what}", err=True))


def is_empty(monitor: "Monitor") -> bool:
    return next(iter(monitor.records()), None) is None


def tell_undated(monitor: "Monitor", wanted: "Filter", words: "Surface") -> None:
    """Say on standard error how many articles have no day and are therefore in no stretch of days that was asked."""
    from pantau.surfaces.words import count

    if (wanted.since or wanted.until) and (number := monitor.undated()):
        click.echo(f"pantau: {count(number, words.ledger.undated)}", err=True)


class Stopping:
    """While it is entered, SIGINT and SIGTERM set `event`; a second one interrupts."""

    def __init__(self) -> None:
        self.event = Event()
        self.asked = False

    def __enter__(self) -> Self:
        self._before = [signal.signal(each, self._ask) for each in _SIGNALS]
        return self

    def __exit__(self, *error: object) -> None:
        for each, before in zip(_SIGNALS, self._before, strict=True):
            signal.signal(each, before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            for each in _SIGNALS:                   # a third one would break what ends the processes
                signal.signal(each, signal.SIG_IGN)
            raise KeyboardInterrupt
        self.asked = True
        os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, _STOPPING)   # no buffer: a handler may be inside one
        Thread(target=self.event.set).start()       # nor the event's lock, which whoever waits for it may hold
