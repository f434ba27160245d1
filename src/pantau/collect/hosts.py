"""Politeness: one request at a time to a host, a pause after each, and none while it asked to be left alone."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from pantau.collect.limits import Limits, Trouble

_LONGEST = timedelta(days=1)


class _Host:
    """`ready` and `closed_until` are seconds of the monotonic clock; only the holder of `lock` touches them."""

    __slots__ = ("closed_until", "lock", "ready")

    def __init__(self) -> None:
        self.lock, self.ready, self.closed_until = threading.Lock(), 0.0, 0.0


class Hosts:
    """The turns at every host. Threads that wait for one host hold up no other."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str, delay: float) -> Iterator[None]:
        """Wait for a turn at the host and hold it; the next one begins `delay` seconds after its end, or later.

        Trouble where the host asked to be left alone. A Trouble that ends the turn and says how long to wait closes
        the host for that long.
        """
        host = self._hosts.setdefault(name, _Host())
        with host.lock:
            if host.closed_until > time.monotonic():
                wait = timedelta(seconds=host.closed_until - time.monotonic())
                raise Trouble("is not asked now: its host wants to be left alone for a while", "try later", wait=wait)
            time.sleep(max(0.0, host.ready - time.monotonic()))
            try:
                yield
            except Trouble as trouble:
                if trouble.wait:
                    host.closed_until = time.monotonic() + min(trouble.wait, _LONGEST).total_seconds()
                raise
            finally:
                host.ready = time.monotonic() + self._pause(delay)

    def _pause(self, delay: float) -> float:
        return max(self._limits.delay, min(delay, self._limits.longest_delay))
