"""One request and its answer, over connections that go only where they may and end when they must.

The one module that knows httpx and httpcore; it is imported when the first address is fetched.
"""

import ssl
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from importlib.metadata import version
from typing import Any

import httpcore
import httpx

from pantau.collect.address import Resolver, addresses
from pantau.collect.hosts import Hosts
from pantau.collect.inflate import inflate
from pantau.collect.limits import Limits, Trouble

AGENT = "Pantau"            # as robots.txt names us

_HEADERS = {
    "User-Agent": f"{AGENT}/{version('pantau')}",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "identity": ""}
_GZIP = b"\x1f\x8b"
_IDLE = 30.0                # seconds that a connection is kept for the next request
_MOST = 200                 # connections at once; a host has one, so this is a bound on hosts
_REST = 1 << 16             # bytes that cost less than a new connection
_FAULTS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)
_LATER = "try later"

_deadline: ContextVar[float] = ContextVar("deadline")       # of this thread's request, by the monotonic clock


def address(text: str) -> httpx.URL:
    """An address of the web that may be asked, without its fragment; Trouble where it is none."""
    try:
        url = httpx.URL(text.strip()).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError) as error:
        raise Trouble(f"is no address of the web: {error}", "check how it is written", permanent=True) from error
    if url.scheme not in {"http", "https"} or not host:
        raise Trouble("is no address of the web", "it begins with http:// or https://, then a host", permanent=True)
    if url.port is not None and not 0 < url.port < 2**16:
        raise Trouble(f"is no address of the web: it has no port {url.port}", "check how it is written", permanent=True)
    if url.userinfo:
        raise Trouble("carries a name or a password", "leave them out: they would be kept and shown", permanent=True)
    return url


def redirect(response: httpx.Response) -> httpx.URL | None:
    """Where an answer sends us, None where it does not."""
    target = response.headers.get("location")
    if response.status_code not in {301, 302, 303, 307, 308} or not target:
        return None
    try:
        return address(str(response.url.join(target)))
    except (httpx.InvalidURL, ValueError) as error:
        raise Trouble(f"redirects to what is no address: {error}", _LATER) from error
    except Trouble as trouble:
        raise Trouble(f"redirects to {target[:200]}, which {trouble.what}", trouble.mend, permanent=True) from trouble


class Exchange:
    """The open connections. No proxy, cookie or password comes from the environment; certificate authorities do."""

    def __init__(self, limits: Limits, resolve: Resolver, *, allow_private: bool) -> None:
        self._limits, self._hosts = limits, Hosts(limits)
        self._timeouts = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.deadline}
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=_Guard(resolve, allow_private=allow_private),
            max_connections=_MOST, keepalive_expiry=_IDLE)

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def ask(self, url: httpx.URL, headers: Mapping[str, str], *, delay: float = 0.0) -> Iterator[httpx.Response]:
        """The answer of `url`, its body still to be read, in the turn of its host. Trouble for all that goes wrong."""
        with self._hosts.turn(url.host, delay):
            token = _deadline.set(time.monotonic() + self._limits.deadline)
            try:
                response = self._send(httpx.Request("GET", url, headers={**_HEADERS, **headers}))
                try:
                    yield response
                    _drain(response)
                finally:
                    response.close()
            except _FAULTS as error:
                raise self._trouble(error) from error
            finally:
                _deadline.reset(token)

    def _send(self, request: httpx.Request) -> httpx.Response:
        """httpx's words over httpcore's connections: its client follows, keeps and parses more than we want."""
        url = request.url
        asked = httpcore.Request(
            "GET", httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw, extensions={"timeout": self._timeouts})
        try:
            answer = self._pool.handle_request(asked)
        except (httpcore.ReadError, httpcore.WriteError, httpcore.RemoteProtocolError):
            answer = self._pool.handle_request(asked)       # a kept connection that was just closed: once more is fair
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)

    def _trouble(self, error: Exception) -> Trouble:
        if isinstance(error, httpcore.TimeoutException):
            if time.monotonic() >= _deadline.get():
                return Trouble(f"took longer than {self._limits.deadline:g} seconds", _LATER)
            if isinstance(error, httpcore.ConnectTimeout):
                return Trouble(f"could not be reached within {self._limits.connect:g} seconds", _LATER)
            return Trouble(f"sent nothing for {self._limits.read:g} seconds", _LATER)
        if isinstance(error, httpcore.ProtocolError):
            return Trouble(f"sent an answer that is broken or cut off: {error}", _LATER)
        cause = error.args[0] if error.args else error      # httpcore wraps what the system said
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Trouble(f"has a certificate that is not trusted: {cause.verify_message}",
                           "check the name; an authority of your own goes into SSL_CERT_FILE")
        return Trouble(f"could not be reached: {getattr(cause, 'strerror', None) or error}",
                       "check your network, or try later")


def _drain(response: httpx.Response) -> None:
    """Read the short rest of an answer that nobody wants, so that its connection serves again."""
    if not response.is_stream_consumed and int(response.headers.get("content-length", _REST)) < _REST:
        with suppress(*_FAULTS):
            for _ in response.iter_raw():
                pass


def body(response: httpx.Response, limits: Limits) -> bytes:
    """What an answer holds, unpacked; so is a gzip file, as sitemaps are. Trouble where it is more than the limits."""
    if int(response.headers.get("content-length", "0")) > limits.sent:
        raise _too_large(limits.sent)
    data = b"".join(_bounded(pieces(response, limits.sent), limits.held))
    if data.startswith(_GZIP):
        data = b"".join(_bounded(inflate([data], "gzip"), limits.held))
    return data


def pieces(response: httpx.Response, sent: int) -> Iterator[bytes]:
    """The body as it comes and is unpacked, from at most `sent` bytes."""
    found: Iterator[bytes] = _bounded(response.iter_raw(), sent)
    named = [name.strip().lower() for name in response.headers.get("content-encoding", "").split(",") if name.strip()]
    if len(named) > 2 or any(name not in _CODINGS for name in named):
        raise Trouble(f"is packed in a way that was not asked for: {', '.join(named)[:80]}", _LATER)
    for name in reversed(named):
        if coding := _CODINGS[name]:
            found = inflate(found, coding)
    return found


def _bounded(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > most:
            raise _too_large(most)
        yield chunk


def _too_large(most: int) -> Trouble:
    size = f"{most / 2**20:g} MiB" if most >= 2**20 else f"{most} bytes"
    return Trouble(f"is larger than {size}", "read it from a file", permanent=True)


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Guard(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, never to a name: a second answer of the resolver changes nothing."""

    def __init__(self, resolve: Resolver, *, allow_private: bool) -> None:
        self._resolve, self._allow_private = resolve, allow_private
        self._wires = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
                    socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("it has no address")
        for found in addresses(host, self._resolve, allow_private=self._allow_private, timeout=_left(timeout)):
            try:
                return _Wire(self._wires.connect_tcp(found, port, _left(timeout), local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Wire(httpcore.NetworkStream):
    """A connection that keeps the deadline of whoever uses it, byte by byte."""

    def __init__(self, wire: httpcore.NetworkStream) -> None:
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._wire.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.write(buffer, _left(timeout))

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore.NetworkStream:
        return _Wire(self._wire.start_tls(ssl_context, server_hostname, _left(timeout)))

    def close(self) -> None:
        self._wire.close()

    def get_extra_info(self, info: str) -> Any:
        return self._wire.get_extra_info(info)


def _left(timeout: float | None) -> float:
    """`timeout`, or what is left until the deadline where that is less."""
    left = _deadline.get() - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline is over")
    return left if timeout is None else min(timeout, left)
