"""Codes and names of languages, those without a pack included."""

from pantau.errors import LanguageError
from pantau.lang.loader import available

_OLD = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro", "no": "nb", "sh": "sr"}     # ISO 639 as it once was


def base(tag: str) -> str:
    """The language of a BCP 47 tag, in lower case and in today's code: "en-US" is en, "in" is id."""
    code = tag.strip().replace("_", "-").partition("-")[0].lower()
    return _OLD.get(code, code)


def name(code: str) -> str:
    """A language's English name and code, "French (fr)"; the code alone where nobody knows it."""
    from babel import Locale
    known = Locale("en").languages.get(code)
    return f"{known} ({code})" if known else code


def no_pack(code: str, *, where: str) -> LanguageError:
    """The refusal of an article in a language that no pack reads."""
    return LanguageError(f"{name(code)}: no pack reads this language", where=where,
                         mend=f"packs: {', '.join(available())}; --language overrides")
