"""Language packs: the words of a language, in YAML. `lang/<code>/` is data; nothing here reads text."""

from pantau.lang.loader import Pack, available, load_pack, load_surface, load_text

__all__ = ["Pack", "available", "load_pack", "load_surface", "load_text"]
