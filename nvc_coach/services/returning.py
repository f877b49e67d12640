"""Returning to where one was, after going back along the trail."""

from dataclasses import dataclass

from nvc_coach.practice.path import Visit, leads_back
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import Session
from nvc_coach.services.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Undone:
    """The stretch of a path that going back took away, and how one comes along it again.

    Attributes:
        start: How many visits stood before it.
        visits: The visits it was made of, in order.
    """

    start: int = 0
    visits: tuple[Visit, ...] = ()

    def after_going_back(self, before: Session, after: Session) -> "Undone":
        """What is undone once a session has gone back from `before` to `after`."""
        start = len(after.path)
        known = self.visits[len(before.path) - self.start :] if self._next(before) else ()
        return Undone(start, (*before.path[start:], *known))

    def can_return(self, sitting: Sitting) -> bool:
        """Whether the step that waits can be confirmed as it was."""
        return self._next(sitting.session) is not None

    def go(self, sitting: Sitting) -> int:
        """Confirm what is unchanged, step by step; how many steps that were.

        It ends where one was, where the way leads elsewhere than before, or before a choice that
        led back: such a choice is only ever made by the person. Words that stand unsent at a step
        are no answer, and go on standing there.
        """
        confirmed = 0
        while (visit := self._next(sitting.session)) is not None:
            unsent = sitting.drafts.get(visit.step)
            if visit.answer is None:
                moved = sitting.skip(unsure=visit.unsure)
            else:
                moved = sitting.answer(visit.answer)
            if isinstance(moved, Rejected):
                break
            if unsent is not None and (unsent.answer != visit.answer or unsent.typed):
                sitting.restore(visit.step, unsent)
            confirmed += 1
        return confirmed

    def _next(self, session: Session) -> Visit | None:
        """The visit that would be confirmed now; None where there is none."""
        at = len(session.path) - self.start
        if not 0 <= at < len(self.visits):
            return None
        visit = self.visits[at]
        if visit.step != session.waiting or leads_back(session.exercise, visit):
            return None
        return visit
