"""What one fetch may cost, and what can stop it."""

from dataclasses import dataclass
from datetime import timedelta

GIVE_UP = 3                 # failures in a row after which a feed's entry is left alone until the feed says it changed


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the fetches of one `Web`. Times are in seconds, sizes in bytes.

    `deadline` bounds one request from the resolving of its name to the last byte, however steadily it drips. `sent`
    bounds a body as it comes over the wire, `held` as it is unpacked. `delay` lies between two requests to one host;
    its robots.txt may ask for more, up to `longest_delay`.
    """

    connect: float = 10.0
    read: float = 20.0
    deadline: float = 60.0
    sent: int = 8 * 2**20
    held: int = 16 * 2**20
    redirects: int = 5
    delay: float = 1.0
    longest_delay: float = 30.0


class Trouble(Exception):
    """What stopped a fetch, before it is known for whom: `Web.get` makes a FetchError of it.

    `wait` is what the server asked for; without it the pause grows with the failures. `ours`: nobody was asked.
    """

    def __init__(self, what: str, mend: str, *, permanent: bool = False, wait: timedelta | None = None,
                 ours: bool = False) -> None:
        self.what, self.mend, self.permanent, self.wait, self.ours = what, mend, permanent, wait, ours
        super().__init__(what)
