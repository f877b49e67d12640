"""At 80 columns the last line says all of what Enter does, wherever one answers."""

from dataclasses import replace

import pytest

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import Step
from nvc_coach.tui.screens.changing import change
from nvc_coach.tui.screens.page import Page
from tests.practice.exercises import (
    agreement,
    choose,
    exercise,
    feelings,
    needs,
    observe,
    request,
    scale,
    write,
)
from tests.tui.walking_it import AtThePage, at_the_page

STEPS: list[tuple[Step, Answer]] = [
    (write("it"), Text("words")),
    (replace(write("it"), lines=1), Text("words")),
    (observe("it"), Text("words")),
    (needs("it"), Picks(("rest",), ("my own words",))),
    (feelings("it"), Picks(("calm",))),
    (choose("it", "a", "b"), Chosen(("a",))),
    (choose("it", "a", "b", many=True), Chosen(("a",), many=True)),
    (scale("it"), Number(3)),
    (request("it"), Text("to knock")),
    (agreement("it"), Agreements((Agreed("to knock", "D."),))),
]


async def says_all_of_it(page: AtThePage) -> None:
    """In every place of the step, from its first field to its last."""
    for _place in range(4):
        last = (await page.look())[-1].strip()
        assert "…" not in last, last
        assert last.endswith("Esc more"), last
        await page.press("tab")


@pytest.mark.parametrize(("step", "answer"), STEPS, ids=lambda one: type(one).__name__)
def test_the_last_line_is_never_cut(step: Step, answer: Answer) -> None:
    async def does(page: AtThePage) -> None:
        await says_all_of_it(page)
        page.sitting.answer(answer)
        screen = page.coach.screen
        assert isinstance(screen, Page)
        change(screen, page.sitting, "it")
        await page.coach.settled()
        await says_all_of_it(page)

    at_the_page(exercise(step, write("end")), does)
