"""Two signals at once: what input() makes of them is still heard as what it was."""

import pytest

from nvc_coach.plain.readline_terminal import ReadlineTerminal
from nvc_coach.plain.terminal import Ended, Ending, Interrupted


def raising(cause: BaseException) -> object:
    """An input() in which one signal was heard while another was being raised."""

    def at_once(prompt: str) -> str:
        raise SystemError(prompt) from cause

    return at_once


@pytest.fixture(autouse=True)
def no_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a talk nobody listens to the timer's signal."""
    monkeypatch.setattr("nvc_coach.plain.readline_terminal._look_every", lambda _seconds: None)


def test_ctrl_c_between_two_signals_is_still_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", raising(KeyboardInterrupt()))
    with pytest.raises(Interrupted):
        ReadlineTerminal().read(lambda _typed: None, "")


def test_an_ending_between_two_signals_is_still_that_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("builtins.input", raising(Ended(Ending.CUT_OFF)))
    with pytest.raises(Ended) as ended:
        ReadlineTerminal().read(lambda _typed: None, "")
    assert ended.value.ending is Ending.CUT_OFF


def test_any_other_failure_of_input_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", raising(ValueError()))
    with pytest.raises(SystemError):
        ReadlineTerminal().read(lambda _typed: None, "")
