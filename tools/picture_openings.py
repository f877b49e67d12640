"""How the application comes to where a picture is taken: with whom, and after what."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, cast

from nvc_coach.services.practising import CannotGoOn, begin_again
from nvc_coach.tui.coach import Coach
from tools.picture_story import (
    AGAIN,
    BROTHER,
    IN_FIVE_MINUTES,
    MONDAY_NOON,
    ONCE_MORE,
    TUESDAY,
    Opened,
    Stage,
    up_to,
)


def the_first_time(stage: Stage) -> Coach:
    """The very first time."""
    return Coach(stage.house, first_words=True)


def home(stage: Stage) -> Coach:
    """Home, with nothing in the journal."""
    return Coach(stage.house)


def home_after_weeks(stage: Stage) -> Coach:
    """Home, with entries of some weeks and a page of people."""
    stage.fill_journal()
    stage.write_people()
    return Coach(stage.house)


def home_in_the_evening(stage: Stage) -> Coach:
    """The same with a practice that was finished just now."""
    stage.fill_journal()
    stage.walked(BROTHER)
    return Coach(stage.house)


def home_after_the_same_again(stage: Stage) -> Coach:
    """The same judgment walked twice, the second time this evening."""
    stage.fill_journal()
    stage.now = MONDAY_NOON
    first = stage.walked(BROTHER)
    stage.program.settle()
    stage.now = TUESDAY
    again = begin_again(stage.program, first.entry)
    assert not isinstance(again, CannotGoOn)  # noqa: S101  # its exercise ships
    for answer in AGAIN:
        again.answer(answer)
    return Coach(stage.house)


def taking_up(stage: Stage) -> Coach:
    """The long practice, to be begun after the short one."""
    for moment in (MONDAY_NOON, TUESDAY):
        stage.now = moment
        stage.walked(IN_FIVE_MINUTES, stage.short)
    coach = Coach(stage.house)
    coach.beginning = stage.exercise
    return coach


def session_after_the_short_one(stage: Stage) -> Coach:
    """The short practice at its end, where the long one may come next."""
    return Coach(stage.house, sitting=stage.walked(IN_FIVE_MINUTES, stage.short))


def home_somewhere(stage: Stage) -> Coach:
    """Home, with the settings in a place that could be anybody's."""
    # The settings name their file, which here lies in a folder that will be gone.
    home = cast("Any", PurePosixPath("/home/sam/.config/nvc-coach"))
    stage.program.places = replace(stage.program.places, config=home)
    return Coach(stage.house)


def session(opened: Opened) -> Callable[[Stage], Coach]:
    """A session as it comes to a step, with a page of people."""

    def opens(stage: Stage) -> Coach:
        stage.write_people()
        return Coach(stage.house, sitting=opened(stage))

    return opens


def session_once_more(stage: Stage) -> Coach:
    """A session that went back once, before the second check-in."""
    return Coach(stage.house, sitting=stage.walked((*up_to("check-in"), *ONCE_MORE)))


def session_gone_back(stage: Stage) -> Coach:
    """A session that has just gone back."""
    return Coach(stage.house, sitting=stage.walked((*up_to("check-in"), ONCE_MORE[0])))


def session_finished(stage: Stage) -> Coach:
    """A session at its end."""
    return Coach(stage.house, sitting=stage.walked(BROTHER))
