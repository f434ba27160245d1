"""Names of hosts → the addresses that may be connected to: nothing that lies inside a network or means one machine."""

import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from pantau.collect.limits import Trouble

Resolver = Callable[[str], Sequence[str]]

_MEND = "--allow-private allows addresses of this machine and its network"
_MAPPED = IPv6Network("::ffff:0:0/96")
_TRANSLATED = IPv6Network("64:ff9b::/96")           # NAT64: the last four bytes are an IPv4 address
_TUNNELLED = IPv6Network("2002::/16")               # 6to4: bytes three to six are
_UNICAST = IPv6Network("2000::/3")                  # all that is given out of the IPv6 world
_SPECIAL = IPv4Network("192.0.0.0/24")              # IANA's registry; `is_global` of Python 3.11 knows only parts of it
_DOCUMENTS = IPv6Network("3fff::/20")


def lookup(host: str) -> Sequence[str]:
    """Every address of `host`, in the order in which the system would try them. OSError where it has none."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether `address` is of the open internet. One that carries an IPv4 address is judged by that."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = _embedded(found)
        if inner is None:
            return found in _UNICAST and found not in _DOCUMENTS and found.is_global
        found = inner
    return found.is_global and not found.is_multicast and not found.is_reserved and found not in _SPECIAL


def _embedded(address: IPv6Address) -> IPv4Address | None:
    number = int(address)
    if address in _MAPPED or address in _TRANSLATED:
        return IPv4Address(number & 0xFFFFFFFF)
    if address in _TUNNELLED:
        return IPv4Address(number >> 80 & 0xFFFFFFFF)
    return None


def addresses(host: str, resolve: Resolver, *, allow_private: bool, timeout: float) -> Sequence[str]:
    """The addresses of `host`, all of them checked: whoever connects to one of these needs to resolve nothing again.

    Trouble where there are none within `timeout` seconds, and where a single one is private: a name that lies outside
    and inside at once is a trap.
    """
    found = _within(timeout, resolve, host)
    private = [] if allow_private else [address for address in found if not is_public(address)]
    if private:
        named = "" if host == private[0] else f": {host} is {private[0]}"
        raise Trouble(f"lies in a private network{named}", _MEND, permanent=True, ours=True)
    return found


def _within(timeout: float, resolve: Resolver, host: str) -> Sequence[str]:
    """`resolve(host)`, but not for ever: the system's own call knows no timeout, so it is left alone behind it."""
    answer: Future[Sequence[str]] = Future()

    def ask() -> None:
        try:
            answer.set_result(resolve(host))
        except Exception as error:
            answer.set_exception(error)

    threading.Thread(target=ask, daemon=True, name=f"resolving {host}").start()
    try:
        return answer.result(timeout)
    except TimeoutError:
        raise Trouble(f"is not found: no answer for the name {host}", "check your network, or try later") from None
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Trouble(f"is not found: {host} has no address ({reason})",
                      "check the name and your network") from error
