"""A setting of this room that cannot be used."""


class OperationError(Exception):
    """Its code (WEB021 and on) and values make the sentence; it never repeats the setting."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
