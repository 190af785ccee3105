"""Why a page did not come."""


class FetchError(Exception):
    """A page that did not come: `rule` is the rejection's, `detail` says what happened."""

    def __init__(self, rule: str, detail: str) -> None:
        self.rule, self.detail = rule, detail
        super().__init__(f"{rule}: {detail}")


class TryAgainError(FetchError):
    """One that may come next time."""


class RestingError(FetchError):
    """One whose host asked to be left alone for longer than a run waits."""
