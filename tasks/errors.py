"""Errors a user can cause and can mend: each has a stable code and says what to do next."""


class SitrepError(Exception):
    """A mistake that the user can mend; the command line shows it without a traceback.

    `code` is stable (`S101`), `message` says what is wrong, `hint` what to do next.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(f"[{code}] {message}" + (f" — {hint}" if hint else ""))

    def __reduce__(self) -> tuple[type["SitrepError"], tuple[str, str, str]]:
        """As itself from a worker process to its parent."""
        return type(self), (self.code, self.message, self.hint)


class UsageError(SitrepError):
    """The command's words are off: exit code 2."""


class SourceError(SitrepError):
    """A source that cannot be opened or understood."""


class ModelError(SitrepError):
    """The language model is missing, of another version, or not the locked bytes."""


class WarehouseError(SitrepError):
    """The warehouse file cannot be opened, is locked, or is of another schema version."""
