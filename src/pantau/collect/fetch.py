"""Addresses of the web → bytes: politely, within limits, and never from inside the network."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from pantau.collect.limits import Limits
from pantau.types import Unchanged, Visit

_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds. `url` is where it was found after redirects, `visit` of the address that was asked.

    `content_type` is the header's, in lower case and without parameters, "" where there was none; `charset` likewise.
    """

    url: str
    body: bytes
    content_type: str
    charset: str | None
    visit: Visit


class Web:
    """Fetches pages; several threads may `get` at once. Use it as a context manager: it keeps connections open."""

    def __init__(self, limits: Limits = _DEFAULT, *, allow_private: bool = False) -> None:
        self._limits, self._allow_private = limits, allow_private

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        pass

    def get(self, url: str, *, before: Visit | None = None) -> Fetched | Unchanged:
        """What stands at `url`, or that it stands there unchanged since `before`; FetchError where it cannot be had."""
        raise NotImplementedError
