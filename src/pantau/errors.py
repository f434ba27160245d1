"""Every error that Pantau raises on purpose: what was wrong, where, and what to do about it."""


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
