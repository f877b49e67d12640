"""Trying an exercise out: what its tries came to, in sentences and as data."""

from collections.abc import Iterator
from dataclasses import dataclass

from nvc_coach.practice.exercise import Choose, Exercise
from nvc_coach.practice.trying import TryFault, Unmet, untried, walked
from nvc_coach.services.refusing import in_a_sentence
from nvc_coach.wording import N_, _, ngettext

_SENTENCES = {
    TryFault.LEFT_OVER: N_('"{about}" was never come to.'),
    TryFault.REFUSED: N_('"{about}" does not fit: {why}'),
    TryFault.NOT_SEEN: N_('It sees "{about}", and did not come by it.'),
    TryFault.NOT_SKIPPED: N_('It skips "{about}", and came by it.'),
    TryFault.NOT_SHOWN: N_('It shows "{about}", which was nowhere to be read.'),
}


@dataclass(frozen=True, slots=True)
class TryFailure:
    """A try whose walk was not what its author expects.

    Attributes:
        name: The try's own sentence.
        unmet: What it expects in vain, a sentence each.
    """

    name: str
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying an exercise out.

    Attributes:
        exercise: The exercise.
        failed: The tries that failed.
        untried: The choices that no try takes, as (step, choice).
    """

    exercise: Exercise
    failed: tuple[TryFailure, ...]
    untried: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.exercise.id,
            "failed": [{"name": one.name, "unmet": list(one.unmet)} for one in self.failed],
            "untried": [{"step": step, "choice": choice} for step, choice in self.untried],
        }

    def in_lines(self) -> Iterator[str]:
        """The same for people: one line for the whole, then one for each thing to look at."""
        tries = len(self.exercise.tries)
        if not tries:
            yield _("{id}: it has no tries.").format(id=self.exercise.id)
        elif not self.failed:
            whole = ngettext(
                "{id}: {count} try, and it passes.", "{id}: {count} tries, all pass.", tries
            )
            yield whole.format(id=self.exercise.id, count=tries)
        else:
            whole = _("{id}: {failed} of {count} tries failed.")
            yield whole.format(id=self.exercise.id, failed=len(self.failed), count=tries)
        for failure in self.failed:
            yield _('  In "{name}":').format(name=failure.name)
            yield from (f"    {sentence}" for sentence in failure.unmet)
        for step_id, choice_id in self.untried:
            yield _('  No try takes "{label}" ({step}: {choice}).').format(
                label=self._label(step_id, choice_id), step=step_id, choice=choice_id
            )

    def _label(self, step_id: str, choice_id: str) -> str:
        step = self.exercise.step(step_id)
        choice = step.choice(choice_id) if isinstance(step, Choose) else None
        return choice_id if choice is None else choice.label


def tried(exercise: Exercise) -> Trial:
    """Walks every try of an exercise."""
    walks = tuple(walked(exercise, attempt) for attempt in exercise.tries)
    failed = tuple(
        TryFailure(walk.attempt.name, tuple(map(_in_a_sentence, walk.unmet)))
        for walk in walks
        if walk.unmet
    )
    return Trial(exercise, failed, untried(exercise, walks))


def _in_a_sentence(unmet: Unmet) -> str:
    why = "" if unmet.refused is None else in_a_sentence(unmet.refused)
    about = " ".join(unmet.about.split())
    return _(_SENTENCES[unmet.fault]).format(about=about, why=why)
