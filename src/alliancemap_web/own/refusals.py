"""Why a command of the owner did nothing."""


class CannotError(Exception):
    """What stands in the way: `code` (OWN001 and on) and `values` make its sentence."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def reason_of(error: Exception) -> str:
    """Return what the system said of an error, as part of a sentence."""
    said = getattr(error, "strerror", None) or str(error).strip().partition("\n")[0]
    return said.rstrip(".") or type(error).__name__
