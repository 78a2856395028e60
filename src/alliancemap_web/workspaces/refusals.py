"""Why something is not done in a workspace: a code with a sentence in each language."""

from alliancemap.words import error_sentence


class RefusedError(Exception):
    """An act that is not done; `code` (WRK001 and on) and `values` make its sentence."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def sentence(self, language: str) -> str:
        """Return the reason in words."""
        return error_sentence(self.code, language, **self.values)
