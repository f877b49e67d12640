"""What somebody enters in plain mode to do what a random walk does."""

import random
from datetime import date

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.exercise import (
    Agreement,
    Choose,
    Feelings,
    Needs,
    Observe,
    Request,
    Scale,
    Write,
)
from nvc_coach.practice.view import Finished, StepView, present_again
from nvc_coach.services.sitting import Sitting
from tests.plain.talking import Key, Pasted

WORDS = (
    "He closed the laptop.",
    "彼は自分のことしか考えない。",
    "هو لا يفكر إلا في نفسه",
    "👩‍👩‍👧 and “me” [/b] {x|y} \\n",
    "a, b and c",
    "rest",
    "no\u2028line \u0085 end?",
)
DAYS = (None, date(2026, 12, 1), date(2027, 2, 28))


class Walker:
    """Walks at random, and notes what has to be entered for it.

    Args:
        sitting: A session of its own, to know what is asked next.
        chance: Where the choices come from.
    """

    def __init__(self, sitting: Sitting, chance: random.Random) -> None:
        self._sitting = sitting
        self._chance = chance
        self._moved = True
        self.keys: list[Key] = []

    def goes(self, steps: int) -> None:
        """Do so many things, or fewer if the end comes first."""
        for _ in range(steps):
            view = self._sitting.view
            if isinstance(view, Finished):
                return
            if self._moved:
                self.keys += [""] * len(view.before)
            self._moved = True
            self._does_something(view)

    def _does_something(self, view: StepView) -> None:
        dice = self._chance.random()
        if dice < 0.12 and view.trail:
            number = self._chance.randrange(len(view.trail)) + 1
            step = view.trail[number - 1].step
            latest = max(n for n, mark in enumerate(view.trail, 1) if mark.step == step)
            self.keys.append(f"/back {latest}")
            self._sitting.back(step)
        elif dice < 0.2 and view.trail:
            self.keys.append("/back")
            self._sitting.back()
        elif dice < 0.3:
            unsure = self._chance.random() < 0.5
            self.keys.append("/unsure" if unsure else "/skip")
            self._sitting.skip(unsure=unsure)
        elif dice < 0.4 and (changeable := self._changeable(view)):
            self._changes(self._chance.choice(changeable))
        else:
            answer = self._answers(view)
            self._sitting.answer(answer)

    def _changeable(self, view: StepView) -> list[int]:
        return [number for number, mark in enumerate(view.trail, 1) if not mark.decides]

    def _changes(self, number: int) -> None:
        step = self._sitting.view.trail[number - 1].step
        again = present_again(self._sitting.session, step)
        assert again is not None
        self.keys.append(f"/change {number}")
        if self._chance.random() < 0.3:
            self.keys.append("/skip")
            self._sitting.skip(step=step)
        else:
            self._sitting.answer(self._answers(again), step=step)
        # Pages are not turned again on coming back from a change.
        self._moved = False

    def _answers(self, view: StepView) -> Answer:
        """An answer to what is asked, entered key by key."""
        match view.step:
            case Write(lines=1):
                return Text(self._says(self._chance.choice(WORDS)))
            case Write() | Observe():
                return Text(self._says_lines())
            case Request():
                return Text(self._says_lines(), self._names_day(view))
            case Feelings() | Needs():
                return self._picks(view)
            case Choose(many=many):
                some = self._chance.sample(range(len(view.choices)), 2 if many else 1)
                self.keys.append(", ".join(str(one + 1) for one in some))
                return Chosen(tuple(view.choices[one].id for one in some), many)
            case Scale(start=start, end=end):
                return Number(int(self._says(str(self._chance.randint(start, end)))))
            case Agreement():
                return self._agrees(view)

    def _says(self, text: str) -> str:
        self.keys.append(text)
        return text

    def _says_lines(self) -> str:
        lines = tuple(self._chance.choice(WORDS) for _ in range(self._chance.randint(1, 4)))
        self.keys += [Pasted(lines), "."] if len(lines) > 1 else [lines[0], ""]
        return "\n".join(lines)

    def _names_day(self, view: StepView) -> date | None:
        day = self._chance.choice(DAYS)
        offered = view.offered.answer if view.offered else None
        if isinstance(offered, Text) and offered.by is not None and day is None:
            self.keys.append("0")
        else:
            self.keys += [day.isoformat(), ""] if day else [""]
        return day

    def _picks(self, view: StepView) -> Picks:
        offered = view.offered.answer if view.offered else None
        if isinstance(offered, Picks):
            self.keys += ["/remove 1"] * (len(offered.picked) + len(offered.own))
        assert view.vocabulary is not None
        words = self._chance.sample(list(view.vocabulary), self._chance.randint(1, 3))
        own = self._chance.sample(WORDS, self._chance.randint(0, 2))
        self.keys += [*(word.label for word in words), *(f'"{one}"' for one in own), ""]
        return Picks(tuple(word.id for word in words), tuple(" ".join(o.split()) for o in own))

    def _agrees(self, view: StepView) -> Agreements:
        offered = view.offered.answer if view.offered else None
        if isinstance(offered, Agreements):
            self.keys += ["/remove 1"] * len(offered.agreed)
        agreed = []
        for _ in range(self._chance.randint(1, 2)):
            what, who = self._chance.choice(("to call first", "to knock")), "D."
            day = self._chance.choice(DAYS)
            self.keys += [what, who, *([day.isoformat(), ""] if day else [""])]
            agreed.append(Agreed(what, who, day))
        self.keys.append("")
        return Agreements(tuple(agreed))
