"""The brief as JSON: the fields of `pantau.brief.Brief`, by name (docs/commands.md)."""

import json

import msgspec

from pantau.brief import Brief


def render(brief: Brief) -> str:
    """One JSON object on indented lines; dates are ISO 8601."""
    return json.dumps(msgspec.to_builtins(brief), ensure_ascii=False, indent=2) + "\n"
