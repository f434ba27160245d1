"""The brief as JSON: the fields of `pantau.brief.Brief`, by name (docs/commands.md)."""

import msgspec

from pantau.brief import Brief


def render(brief: Brief) -> str:
    """One JSON object on indented lines; dates are ISO 8601."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"
