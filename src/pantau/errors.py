"""Every error that Pantau raises on purpose: what was wrong, where, and what to do about it."""

from pantau.types import Visit


class PantauError(Exception):
    """The root of Pantau's errors.

    `what` says what was wrong, `where` names the input (a path, a line, a key), `mend` what the reader can do.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" ({self.mend})" if self.mend else ""
        return f"{place}{self.what}{mend}"


class InputError(PantauError):
    """An input that cannot be read as an article; the rest of a batch goes on."""


class LanguageError(PantauError):
    """No language pack reads this article, or a named pack does not exist."""


class PackError(PantauError):
    """A language pack that is malformed: unknown key, wrong type, missing file."""


class ModelError(PantauError):
    """Weights that are missing, damaged or of another version."""


class UsageError(PantauError):
    """A call with arguments that make no sense together."""


class FetchError(InputError):
    """An address of the web that could not be had. `visit` is what to remember of it; `permanent` where trying again
    is vain (gone, refused by robots.txt or by us, too large)."""

    def __init__(self, what: str, *, where: str = "", mend: str = "", visit: Visit | None = None,
                 permanent: bool = False) -> None:
        self.visit, self.permanent = visit, permanent
        super().__init__(what, where=where, mend=mend)


class LedgerError(PantauError):
    """A ledger that cannot be opened, read or written: locked, read-only, full, foreign, newer or damaged."""


class RefusedError(LedgerError):
    """A reading that does not fit its text, and is therefore not written."""


class NotFound(PantauError):
    """No row of the ledger has this id, or several begin with it."""
