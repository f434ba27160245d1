"""Pantau keeps watch over the news: who said what would happen, on whose authority, who denied it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pantau.errors import PantauError
    from pantau.monitor import open_monitor, read, read_inputs, read_many

__all__ = ["PantauError", "open_monitor", "read", "read_inputs", "read_many"]


def __getattr__(name: str) -> Any:
    """Import the rest when it is first asked for: `pantau --help` should not load it."""
    if name == "PantauError":
        from pantau.errors import PantauError
        return PantauError
    if name in __all__:
        from pantau import monitor
        return getattr(monitor, name)
    raise AttributeError(f"module 'pantau' has no attribute {name!r}")
