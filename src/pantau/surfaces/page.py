"""The shell of every page: one file, its style and script inside, nothing fetched from elsewhere."""

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import called, meaning

# The page may run its own script and style and nothing else: an article's text can never call out.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


@cache
def _asset(name: str) -> str:
    return files("pantau.surfaces").joinpath(name).read_text(encoding="utf-8").strip()


def page(title: str, body: str, *, language: str, script: str | None = None) -> str:
    """A whole HTML document; `body` is HTML, `title` is not, `script` names a file beside this one."""
    code = f"<script>\n{_asset(script)}\n</script>\n" if script else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{text(title)}</title>\n<style>\n{_asset('page.css')}\n</style>\n</head>\n<body>\n{body}\n{code}</body>\n</html>\n"
    )


def text(value: str) -> str:
    """Any text made safe for HTML; a character that no document may hold becomes the replacement mark."""
    return escape("".join("\ufffd" if "\ud800" <= c <= "\udfff" or (c < " " and c not in "\n\t") else c for c in value))


def tag(name: str, content: str, **attributes: str | None) -> str:
    """An element around HTML; attributes that are None are left out, `class_` is class, `_` is a hyphen."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    return f"<{name}" + "".join(f' {key}="{text(value)}"' for key, value in given) + f">{content}</{name}>"


def people(voices: Iterable[tuple[str, str, str]]) -> str:
    """Voices as HTML from their (name, role, countries)."""
    made = []
    for name, role, country in voices:
        title = f", {text(role)}" if role else ""
        made.append(tag("b", text(name)) + title + (f" {tag('abbr', text(country))}" if country else ""))
    return "; ".join(made)


def concept(of: str, surface: Surface) -> str:
    """What a concept is called, as HTML; its title says what it is."""
    return tag("span", text(called(of, surface)), title=meaning(of, surface) or None)
