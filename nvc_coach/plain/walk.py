"""Walking through a session: pages, questions, ways back, to the closing."""

from nvc_coach.plain.asking.step import ask, question_of
from nvc_coach.plain.changing import change, numbered
from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import Prompt, Turn
from nvc_coach.plain.talk import Talk, pinned_line
from nvc_coach.practice.answers import Answer
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Moved
from nvc_coach.practice.shortening import one_line
from nvc_coach.practice.view import Finished, PageView, Pinned, StepView
from nvc_coach.services.hinting import in_words
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.wording import _


def walk(talk: Talk, *, resumed: bool = False) -> Finished:
    """Walk until no question lies ahead; closing pages included.

    Args:
        talk: What is at hand.
        resumed: Whether somebody comes back to an open session: then only the last of the pages
            before the question is shown, as a reminder of where one is.

    Raises:
        Ended: The talking ends before that; everything said is kept.
    """
    return _Walk(talk).to_the_end(resumed=resumed)


class _Walk:
    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._part = ""
        self._went_back = False
        self._page: str | None = None

    def to_the_end(self, *, resumed: bool) -> Finished:
        pages_from: int | None = -1 if resumed else 0
        while isinstance(view := self._talk.sitting.view, StepView):
            try:
                if pages_from is not None:
                    self._turn_pages(view.before[pages_from:])
                pages_from = None
                moved = self._ask(view)
            except Turn as turn:
                moved = self._turned(turn.order, view)
            if moved:
                pages_from = 0
        if pages_from is not None:
            self._turn_closing_pages(view.before)
        return view

    # ------------------------------------------------------------------ pages

    def _turn_pages(self, pages: tuple[PageView, ...]) -> None:
        at = 0
        while at < len(pages):
            self._page = pages[at].id
            self._show_page(pages[at])
            try:
                self._talk.enter(self._page_prompt(pages[at]))
            except Turn as turn:
                if turn.order.command is not Command.BACK or turn.order.argument or at == 0:
                    raise
                at -= 1
            else:
                at += 1
        self._page = None

    def _turn_closing_pages(self, pages: tuple[PageView, ...]) -> None:
        for page in pages:
            self._show_page(page)
            self._talk.say()

    def _show_page(self, page: PageView) -> None:
        self._talk.say()
        self._say_place(page.part, page.pinned, page.text)
        self._talk.say(page.text)

    def _page_prompt(self, page: PageView) -> Prompt:
        if page.kind == "pause":
            self._talk.say(_("Enter when you like."))
        else:
            self._talk.say(_("Enter: go on."))
        return self._talk.prompt(page=page)

    # ------------------------------------------------------------------ questions

    def _ask(self, view: StepView) -> bool:
        """Ask, and say the answer to the session; whether it moved."""
        self._say_not_saved()
        if not self._went_back:
            self._talk.say()
        self._went_back = False
        self._say_place(view.part, view.pinned, view.asked)
        question = question_of(self._talk, view)
        question()
        answer = ask(self._talk, view, question)
        sitting = self._talk.sitting
        if answer is None:
            return self._told(sitting.skip())
        moved = self._told(sitting.answer(answer))
        if moved:
            self._say_hint(view, answer)
        return moved

    def _say_hint(self, view: StepView, answer: Answer) -> None:
        """Say what the coach asks about an answer; whoever does not care for it goes on."""
        talk = self._talk
        hint = talk.hinting.about(view.step, answer)
        if hint is None:
            return
        talk.hinting.given(view.step)
        talk.say(in_words(hint, view.vocabulary, talk.sitting.session.exercise.language))
        how = _("/back leads there again, if you like.")
        if how not in talk.explained:
            talk.explained.add(how)
            talk.say(how)

    def _say_place(self, part: str, pinned: Pinned | None, text: str) -> None:
        """Name a new part, with what stays in view unless the text that follows says it too."""
        if part == self._part:
            return
        self._part = part
        held = "" if pinned is None or one_line(pinned.words) in text else pinned_line(pinned)
        self._talk.say(" ".join(filter(None, (f"{part}.", held))))

    def _say_not_saved(self) -> None:
        trouble = self._talk.not_saved()
        if trouble:
            self._talk.say(trouble)

    def _told(self, moved: Moved | Rejected) -> bool:
        if isinstance(moved, Rejected):
            self._talk.say(in_a_sentence(moved))
            return False
        return True

    # ------------------------------------------------------------------ commands that lead away

    def _turned(self, order: Order, view: StepView) -> bool:
        """Do what leads away from a question or a page; whether the session moved."""
        sitting = self._talk.sitting
        match order.command:
            case Command.SKIP:
                return self._told(sitting.skip())
            case Command.UNSURE:
                return self._told(sitting.skip(unsure=True))
            case Command.BACK:
                return self._go_back(order, view)
            case _:
                change(self._talk, order.argument)
                self._part = ""
                return False

    def _go_back(self, order: Order, view: StepView) -> bool:
        step = None
        if order.argument:
            mark = numbered(order.argument, view.trail)
            if mark is None:
                self._talk.say(_("/where reads the numbers of the questions so far."))
                return False
            step = mark.step
        page, self._page = self._page, None
        moved = self._told(self._talk.sitting.back(step, page=page))
        if moved:
            self._went_back = True
            self._talk.say()
            self._talk.say(_("Back to:"))
        return moved
