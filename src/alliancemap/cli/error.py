"""What a person can have got wrong on the command line: a code and the values of its sentence."""


class CliError(Exception):
    """Bad input, or a file that cannot be read or written: CLI001 and on, said by `words`."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
