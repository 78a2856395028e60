"""What can go wrong while a file is made, as codes that `words` turns into sentences."""

from importlib import import_module
from types import ModuleType

from alliancemap.model.message import Message, Value


class ExportError(Exception):
    """A file that cannot be made: EXP001 unknown format, EXP002 missing extra, EXP003 refused."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code, values)
        self.message = Message(code, tuple(values.items()))

    @property
    def code(self) -> str:
        """The stable code of the error."""
        return self.message.code


def need(module: str, file_format: str) -> ModuleType:
    """Return the module that paints `file_format`, loaded only now.

    ExportError EXP002 when the extra `alliancemap[export]` is not installed.
    """
    try:
        return import_module(module)
    except ImportError as missing:
        raise ExportError("EXP002", format=file_format, extra="alliancemap[export]") from missing
