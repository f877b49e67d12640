"""Whoever leads a pair or a group finds a note at each question; alone there is none."""

from dataclasses import replace

import pytest

from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.forms import Form
from nvc_coach.services.introducing import introduction
from tests.plain.asked import played
from tests.practice.exercises import exercise, read, write
from tests.tui.walking_it import AtThePage, at_the_page

NOTE = "For whoever leads: A round, a sentence each."
TOLD = "At each question, help has a note for whoever leads."


def led(*form: Form) -> Exercise:
    note = "A round, a sentence each.\n"
    page = replace(read("page"), help="About the page.", facilitator=note)
    question = replace(write("aim"), help="About the question.", facilitator=note)
    return replace(exercise(page, question), form=form)


GROUP, ALONE = led("solo", "group"), led("solo")


def test_in_plain_lines_help_reads_it_on_pages_and_at_questions() -> None:
    seen = played(GROUP, "/help", "", "/help").seen
    assert f"About the page.\n\n{NOTE}" in seen
    assert f"About the question.\n\n{NOTE}" in seen
    alone = played(ALONE, "/help", "", "/help").seen
    assert "About the page." in alone
    assert "For whoever leads" not in alone


@pytest.mark.parametrize(("practised", "noted"), [(GROUP, True), (ALONE, False)])
def test_on_the_page_help_shows_it(practised: Exercise, noted: bool) -> None:  # noqa: FBT001  # a case
    async def does(page: AtThePage) -> None:
        for about in ("About the page.", "About the question."):
            await page.press("f1")
            assert await page.sees(about)
            assert await page.sees(NOTE) == noted
            await page.press("escape", "ctrl+n")

    at_the_page(practised, does)


def test_before_it_begins_one_is_told_that_there_are_such_notes() -> None:
    assert introduction(GROUP, kept=True).company.endswith(TOLD)
    assert TOLD not in introduction(ALONE, kept=True).company
    silent = replace(exercise(write("aim")), form=("group",))
    assert TOLD not in introduction(silent, kept=True).company
