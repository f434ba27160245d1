"""The address under which a page is known.

Two articles must never become one, so only what can change no page is taken away: the case of the host, default ports,
fragments, passwords, sessions and the marks of known trackers. http and https, www, a slash at the end, the order of a
query and its other keys stay as they are; where they make no difference, the server says so by a redirect or by the
page's own canonical link (`known_as`).
"""

import re
from html import unescape
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from pantau.errors import InputError

LONGEST = 4096              # characters; no server that is asked for articles takes more
_URL = re.compile(r"https?://", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_MEND = "give an address as https://…"
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_SPACE = re.compile(r"[\x00-\x20\x7f]+")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "%/:@!$&'()*+,;=~-._"
_TRACKER = re.compile(
    r"(?:amp;)*(?:"
    r"(?:utm|mtm|hsa|piwik|matomo|vero|oly)_\w+|at_(?:medium|campaign|custom\d|link_\w+|bbc_team|ptr_\w+|format)|"
    r"ns_(?:campaign|mchannel|source|linkname|fee)|pk_(?:campaign|kwd|source|medium|content|cid)|"
    r"(?:fbc|gc|dc|twc|yc|ysc|ttc)lid|gclsrc|gbraid|wbraid|msclkid|igshid|igsh|"
    r"mc_[ce]id|mkt_tok|_hs(?:enc|mi)|__hs(?:fp|sc|tc)|_ga|_gl|__twitter_impression|xtor|cmpid|ocid|"
    r"(?:j|php|asp)session(?:id)?|phpsessid|aspsessionid\w*)", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]{0,4096})"|'([^']{0,4096})'|([^\s"'<>]{1,4096}))""")
_REFERENCE = re.compile(r"&#?\w{1,31};")
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
_HEAD = 200_000             # characters of a page in which its links stand
_SIDE_DOOR = frozenset({"www", "m", "mobile", "amp"})
_AMP = re.compile(r"(?:[./_-]|\A)amp(?:\.html)?\Z", re.IGNORECASE)
_TELLING = re.compile(r"\d{4,}|[^\W_]+(?:[-_][^\W_]+){2,}")


def is_url(text: str) -> bool:
    """Whether an input is an address of the web, not a path."""
    return _URL.match(text) is not None


def canonical(url: str) -> str:
    """The address under which a page is known; InputError where `url` is no address of the web."""
    text = url.strip()
    if not is_url(text) or len(text) > LONGEST:
        raise InputError("is no address of the web" if len(text) <= LONGEST else "is too long for an address",
                         where=url[:200], mend=_MEND)
    try:
        parts = urlsplit(_SPACE.sub("%20", text))
        host = _host(parts)
    except ValueError as error:
        raise InputError(f"is no address of the web: {error}", where=url[:200], mend=_MEND) from error
    path = _SESSION.sub("", _dots(_escape(parts.path))) or "/"
    query = "&".join(pair for pair in _escape(parts.query, "?").split("&")
                     if pair and not _TRACKER.fullmatch(pair.partition("=")[0]))
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def link(base: str, url: str) -> str | None:
    """A link of a page or feed as a whole address; None where it leads nowhere on the web."""
    text = unescaped(url).strip()
    try:
        found = urljoin(base, text)
        canonical(found)
    except (InputError, ValueError):
        return None
    return found if text else None


def unescaped(text: str) -> str:
    """A text without references to characters. "&copy=1" is none, though HTML would read it as one."""
    return _REFERENCE.sub(lambda match: unescape(match[0]), text)


def known_as(url: str, page: str) -> str:
    """The canonical address of a page (its HTML) that was found at `url`: the one that it gives itself, if that is of
    the same site and ends in the same name. What names the front page or a section as its own address is not believed.
    """
    found = canonical(url)
    named = next((at for rel, _, at in _links(page) if "canonical" in rel), None)
    own = link(found, named) if named else None
    return canonical(own) if own and _same_page(urlsplit(found), urlsplit(canonical(own))) else found


def feeds_of(url: str, page: str) -> tuple[str, ...]:
    """The feeds that a page (its HTML) names as its own."""
    found = (link(url, at) for rel, kind, at in _links(page) if "alternate" in rel and kind in _FEED_TYPES)
    return tuple(dict.fromkeys(filter(None, found)))


def _links(page: str) -> list[tuple[list[str], str, str]]:
    """Of each <link>: rel, type, address."""
    tags = [{name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
            for tag in _LINK.findall(page[:_HEAD])]
    return [(tag.get("rel", "").lower().split(), tag.get("type", "").lower(), tag["href"])
            for tag in tags if tag.get("href")]


def _host(parts: SplitResult) -> str:
    """Host and port as they are compared; ValueError where there is none."""
    name = (parts.hostname or "").rstrip(".")
    if ":" in name:
        host = f"[{IPv6Address(name)}]"
    elif name.isascii():
        host = name
    else:
        import idna
        host = idna.encode(name, uts46=True).decode("ascii")
    if not host.startswith("[") and not _HOST.fullmatch(host):
        raise ValueError("it names no host")
    port = parts.port
    return host if port is None or port == _PORTS[parts.scheme.lower()] else f"{host}:{port}"


def _escape(text: str, more: str = "") -> str:
    """One way to write each character: plain where it may be, else as capital hexadecimals."""
    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _PLAIN else match[0].upper()

    return quote(_ESCAPED.sub(one, text), safe=_KEPT + more)


def _dots(path: str) -> str:
    """A path without its . and .. ."""
    found: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del found[max(1, len(found) - 1):]
        elif part != ".":
            found.append(part)
    return "/".join(found) + ("/" if path.endswith(("/.", "/..")) else "")


def _same_page(found: SplitResult, own: SplitResult) -> bool:
    """Whether a page's own address can be believed: the same site, a telling name at the end, no number let fall."""
    if _site(found) != _site(own) or _name(found.path) != _name(own.path) or not _TELLING.search(_name(own.path)):
        return False
    fallen = set(found.query.split("&")) - set(own.query.split("&"))
    return not any(pair.partition("=")[2].isdecimal() for pair in fallen if not pair.lower().startswith("amp"))


def _site(parts: SplitResult) -> tuple[str, int | None]:
    labels = (parts.hostname or "").split(".")
    return ".".join(labels[1:] if labels[0] in _SIDE_DOOR else labels), parts.port


def _name(path: str) -> str:
    """The last part of a path that is not its AMP mark."""
    names = [name for name in (_AMP.sub("", part) for part in path.split("/")) if name]
    return names[-1].removesuffix(".html").removesuffix(".htm") if names else ""
