"""Why something does not fit, in a sentence."""

from nvc_coach.practice.refusals import Refusal, Rejected
from nvc_coach.wording import N_, _

_SENTENCES = {
    Refusal.FINISHED: N_(
        "This practice is finished. An answer that did not decide the way can still be changed."
    ),
    Refusal.NOT_FINISHED: N_("That comes after the practice is finished."),
    Refusal.NOT_WAITING: N_('"{step}" is not the step reached: "{waiting}" is waiting.'),
    Refusal.NOT_VISITED: N_('"{about}" is not on the way that led here.'),
    Refusal.NOT_ASKING: N_('This exercise asks nothing called "{step}".'),
    Refusal.NOTHING_BEFORE: N_("This is the beginning: there is no question before it."),
    Refusal.WRONG_KIND: N_('"{step}" asks for another kind of answer.'),
    Refusal.UNKNOWN_WORD: N_('"{step}" has no word "{about}" to pick.'),
    Refusal.UNKNOWN_CHOICE: N_('"{step}" offers no choice "{about}".'),
    Refusal.ONE_ONLY: N_('"{step}" takes one choice.'),
    Refusal.OUT_OF_RANGE: N_('{about} is not on the scale of "{step}".'),
    Refusal.SPENT: N_('The way back "{about}" has been taken as often as "{step}" offers it.'),
    Refusal.DECIDES: N_('"{step}" decided the way. Go back to it to change it.'),
    Refusal.CARRIED_LATE: N_("What is taken over from another entry comes first of all."),
    Refusal.NO_SUCH_ITEM: N_('"{step}" has no such request or agreement.'),
    Refusal.EMPTY: N_("There are no words in it."),
}


def in_a_sentence(rejected: Rejected) -> str:
    """What stands against it, naming the step it speaks of and the one that waits."""
    return _(_SENTENCES[rejected.refusal]).format(
        step=rejected.step,
        waiting=rejected.waiting or "",
        about=rejected.about or rejected.step,
    )
