"""Why a command did nothing: a code with values, and what the system said."""

from alliancemap_web.own.refusals import CannotError, reason_of


def test_a_refusal_holds_its_code_and_values() -> None:
    error = CannotError("OWN001", folder="f")
    assert (error.code, error.values) == ("OWN001", {"folder": "f"})


def test_the_reason_is_what_the_system_said_on_one_line_without_a_stop() -> None:
    assert reason_of(OSError(28, "No space left on device")) == "No space left on device"
    assert reason_of(ValueError("one.\ntwo")) == "one"
    assert reason_of(ValueError()) == "ValueError"
