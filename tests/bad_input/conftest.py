"""The face under test, as in tests/web/."""

from web.conftest import _english, _prepared_files, examples, visitor  # noqa: F401
