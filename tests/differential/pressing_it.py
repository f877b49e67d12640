"""What somebody presses at the page to do what a walk does."""

import random
from datetime import date

from nvc_coach.practice.answers import Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import Choose, Exercise, Scale, Write
from nvc_coach.practice.view import StepView
from nvc_coach.practice.vocabulary import Word
from nvc_coach.services.days import in_full
from tests.differential.walks import (
    Answers,
    Changes,
    Deed,
    GoesBack,
    LeavesOpen,
    Returns,
    Walk,
    carries_a_story,
)
from tests.tui.walking_it import AtThePage

_MANY_LETTERS = 12
"""Texts up to so many letters may be typed; longer ones are pasted, so that it stays quick."""


async def press(page: AtThePage, walk: Walk, chance: random.Random) -> None:
    """Do a whole walk at the page.

    Args:
        page: Where to press; it shows what the walk begins at.
        walk: What is done.
        chance: Where it comes from which of the keys that do the same is pressed.
    """
    hands = _Hands(page, chance)
    for deed in walk.deeds:
        await hands.do(deed)
    for at in range(walk.closing_pages or 0):
        await hands.turn(at)


class _Hands:
    def __init__(self, page: AtThePage, chance: random.Random) -> None:
        self._page, self._chance = page, chance
        self._press = page.press

    @property
    def _exercise(self) -> Exercise:
        return self._page.sitting.session.exercise

    async def do(self, deed: Deed) -> None:
        """Do one thing of the walk."""
        assert self._page.view == deed.view, "the page is not where the walk is"
        if isinstance(deed, Returns):
            await self._press("escape", "u")
            return
        for at in range(deed.pages):
            await self.turn(at)
        await self._dawdles()
        match deed:
            case Answers(view=view, answer=answer):
                await self._says(view, answer)
            case LeavesOpen(unsure=unsure):
                await self._press("escape", "n" if unsure else "k")
            case GoesBack(to=None):
                await self._press(*self._one_of(["ctrl+r"], ["escape", "r"], ["alt+r"]))
            case GoesBack(to=int(number)):
                await self._opens_trail(number)
                await self._press("g")
            case Changes(number=number, again=again, answer=answer):
                await self._opens_trail(number)
                await self._press("c")
                if answer is None:
                    await self._press("escape", "k")
                else:
                    await self._says(again, answer)
            case _:
                raise AssertionError(deed)

    # ------------------------------------------------------------------ about the page

    def _one_of(self, *keys: list[str]) -> list[str]:
        return self._chance.choice(keys)

    async def turn(self, at: int) -> None:
        """Turn page number `at`, from 0; now and then back and forth."""
        if at and self._chance.random() < 0.1:
            await self._press("ctrl+r", "enter")
        await self._press(*self._one_of(["enter"], ["ctrl+n"], ["escape", "o"]))

    async def _dawdles(self) -> None:
        """Now and then do something that changes nothing."""
        if self._chance.random() < 0.15:
            look = ("h", "w", "p", "t", "m", "l", ".")
            await self._press("escape", self._chance.choice(look), "escape")
            if self._page.coach.screen is not self._page.coach.page:  # the cover takes Enter alone
                await self._press("enter")

    async def _opens_trail(self, number: int) -> None:
        """Open visit `number` of the way so far, counted from 1; one begins at the latest."""
        await self._press("escape", "t")
        await self._again("up", len(self._page.view.trail) - number)
        await self._press("enter")

    async def _again(self, key: str, times: int) -> None:
        """Press a key so many times."""
        await self._page.press_at_once(*[key] * times)

    async def _goes_on(self) -> None:
        await self._press(*self._one_of(["ctrl+n"], ["ctrl+n"], ["escape", "o"], ["alt+o"]))

    async def _enters(self, text: str, *, over: str = "") -> None:
        """Let a text stand in the field one is in, over what stands there."""
        if text == over:
            return
        if over:
            await self._page.clear()
        if len(text) <= _MANY_LETTERS and self._chance.random() < 0.3:
            await self._page.type(text)
        elif text:
            await self._page.paste(text)

    # ------------------------------------------------------------------ answers

    async def _says(self, view: StepView, answer: Answer) -> None:
        """Give an answer to what is asked, and go on."""
        match answer:
            case Text():
                await self._writes(view, answer)
            case Picks():
                await self._picks(view, answer)
            case Chosen():
                await self._chooses(view, answer)
            case Number(number):
                await self._scales(view, number)
            case Agreements():
                await self._agrees(view, answer)

    async def _writes(self, view: StepView, answer: Text) -> None:
        offered = view.offered.answer if view.offered else None
        before = offered if isinstance(offered, Text) else Text("")
        await self._enters(answer.text, over=before.text)
        if answer.by != before.by:
            await self._press("tab")
            await self._names_day(answer.by, before.by)
        if isinstance(view.step, Write) and view.step.lines == 1 and self._chance.random() < 0.5:
            await self._press("enter")
        else:
            await self._goes_on()

    async def _names_day(self, day: date | None, before: date | None = None) -> None:
        over = "" if before is None else in_full(before)
        await self._enters("" if day is None else day.isoformat(), over=over)

    async def _picks(self, view: StepView, answer: Picks) -> None:
        offered = view.offered.answer if view.offered else None
        words, own = answer.picked, answer.own
        if isinstance(offered, Picks):
            begins = words[: len(offered.picked)], own[: len(offered.own)]
            if begins == (offered.picked, offered.own):
                words, own = words[len(offered.picked) :], own[len(offered.own) :]
            else:
                count = len(offered.picked) + len(offered.own)
                await self._press("left")
                await self._again("backspace", count)
        assert view.vocabulary is not None
        for one in words:
            word = view.vocabulary.get(one)
            assert word is not None
            await self._picks_word(word)
        for text in own:
            story = carries_a_story(self._exercise, view, text)
            await self._keeps_own(text, story)
        await self._goes_on()

    async def _picks_word(self, word: Word) -> None:
        """Find a word by its beginning, go down to it, and keep it."""
        begun = word.label[: self._chance.randint(2, len(word.label))]
        await self._page.type(begun)
        wanted = f"Enter keeps {word.label}"
        for _ in range(40):
            if self._page.enter == wanted:
                break
            await self._press("down")
        assert self._page.enter == wanted
        await self._press("enter")

    async def _keeps_own(self, text: str, story: tuple[Word, ...]) -> None:
        await self._enters(text)
        assert all(word.label in self._page.told for word in story)
        for _ in range(40):
            if self._page.enter == "Enter keeps your words":
                break
            await self._press("up")
        assert self._page.enter == "Enter keeps your words"
        await self._press("enter")

    async def _chooses(self, view: StepView, answer: Chosen) -> None:
        step = view.step
        assert isinstance(step, Choose)
        numbers = {one.id: str(n) for n, one in enumerate(step.choices, 1)}
        places = {one.id: at for at, one in enumerate(view.choices)}
        for one in answer.ids:
            if self._chance.random() < 0.5:
                await self._press(numbers[one])
            else:
                await self._press("home")
                await self._again("down", places[one])
                await self._again("space", int(answer.many))
        if self._chance.random() < 0.5:
            await self._press("enter")
        else:
            await self._goes_on()

    async def _scales(self, view: StepView, number: int) -> None:
        step = view.step
        assert isinstance(step, Scale)
        if self._chance.random() < 0.5:
            await self._press(*str(number))
        else:
            await self._press("home")
            await self._again("right", number - step.start)
        assert self._page.enter == f"Enter goes on with {number}"
        await self._press(*self._one_of(["enter"], ["ctrl+n"]))

    async def _agrees(self, view: StepView, answer: Agreements) -> None:
        offered = view.offered.answer if view.offered else None
        if offered == answer:
            await self._goes_on()
            return
        for one in offered.agreed if isinstance(offered, Agreements) else ():
            # What stands is taken back into the fields, and the fields are emptied.
            await self._press("tab", "tab", "tab", "home", "enter")
            await self._enters("", over=one.what)
            await self._press("tab")
            await self._enters("", over=one.who)
            await self._press("tab")
            await self._names_day(None, one.by)
            await self._press("shift+tab", "shift+tab")
        for one in answer.agreed:
            await self._enters(one.what)
            await self._press("tab")
            await self._enters(one.who)
            await self._press("tab")
            await self._names_day(one.by)
            await self._press("enter")
        await self._goes_on()
