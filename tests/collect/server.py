"""A real HTTP server on 127.0.0.1 for tests, that behaves well or badly as it is told.

    with Server() as server:
        server.page("/a", "<p>Halo</p>", etag='"1"')                    # well: answers 304 to its own validators
        server.play("/b", lambda line: line.send(b"HTTP/1.1 200 OK\\r\\nContent-Le"))      # badly, byte by byte
        web.get(server.url("/a"))
        assert [asked.path for asked in server.asked] == ["/robots.txt", "/a"]

What it was not told is 404. A `play` that returns has the connection closed, unless it returns True.
"""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

Play = Callable[["Line"], bool | None]
_REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its path with the query, its headers by lower-case name, and the number of its connection."""

    method: str
    path: str
    headers: Mapping[str, str]
    connection: int


@dataclass(frozen=True, slots=True)
class Line:
    """The wire to the client, while one request is answered. `stopped` is set when the server is to end."""

    asked: Asked
    socket: socket.socket
    stopped: threading.Event

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def reset(self) -> None:
        """End the connection rudely: the client sees a reset, not an end."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def wait(self, seconds: float) -> None:
        """Sleep, but no longer than the server lives."""
        self.stopped.wait(seconds)


def answer(body: bytes | str = b"", *, status: int = 200, type: str | None = "text/html; charset=utf-8",
           headers: Mapping[str, str] | None = None) -> bytes:
    """The bytes of a well-formed answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Status')}"]
    if type is not None:
        lines.append(f"Content-Type: {type}")
    if status != 304:
        lines.append(f"Content-Length: {len(data)}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


@dataclass
class Server:
    """Answers on a port from a thread, one more for each connection. With `tls` it speaks https; 0 is any free port."""

    tls: ssl.SSLContext | None = None
    ip: str = "127.0.0.1"
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._plays: dict[str, Play] = {}
        self._stopped = threading.Event()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server((self.ip, self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)       # wakes the thread that accepts, which else keeps it open
        self._listener.close()
        for wire in list(self._open):
            with contextlib.suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        return f"{'https' if self.tls else 'http'}://{host or self.ip}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def send(self, path: str, data: bytes) -> None:
        """Answer `path` with `data` as it is, and close."""
        self.play(path, lambda line: line.send(data))

    def play(self, path: str, play: Play) -> None:
        """Let `play` answer what asks for `path`, as it likes."""
        self._plays[path] = play

    def page(self, path: str, body: bytes | str = b"", *, status: int = 200,
             type: str | None = "text/html; charset=utf-8", **headers: str) -> None:
        """Answer `path` with `body`. `etag="…"`, `last_modified="…"`, `retry_after="…"` … are its headers."""
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}

        def play(line: Line) -> bool:
            seen = line.asked.headers
            same = ("Etag" in named and seen.get("if-none-match") == named["Etag"]) or (
                "Last-Modified" in named and seen.get("if-modified-since") == named["Last-Modified"])
            line.send(answer(b"" if same else body, status=304 if same else status, type=type, headers=named))
            return True

        self.play(path, play)

    def move(self, path: str, to: str, *, status: int = 302) -> None:
        """Redirect `path` to the address `to`, as it is written."""
        self.page(path, status=status, location=to)

    def _listen(self) -> None:
        while True:
            try:
                wire, _ = self._listener.accept()
            except OSError:
                return
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            threading.Thread(target=self._serve, args=(wire, self.connections), daemon=True).start()

    def _serve(self, wire: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as ends:
            wire = ends.enter_context(self.tls.wrap_socket(wire, server_side=True) if self.tls else wire)
            self._open.add(wire)
            ends.callback(self._open.discard, wire)
            stream = ends.enter_context(wire.makefile("rb"))
            while (asked := _request(stream.readline, number)) is not None:
                self.asked.append(asked)
                line = Line(asked, wire, self._stopped)
                if not self._plays.get(asked.path, _unknown)(line):
                    return


def _unknown(line: Line) -> bool:
    line.send(answer("nothing here", status=404))
    return True


def _request(readline: Callable[[], bytes], number: int) -> Asked | None:
    first = readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers: dict[str, str] = {}
    while line := readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Asked(first[0], first[1], headers, number)
