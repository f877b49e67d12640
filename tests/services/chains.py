"""Practices that follow one another, walked by somebody."""

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Picks, Text
from nvc_coach.practice.session import Moved
from nvc_coach.services.practising import Earlier, TakenUp, begin
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting

SHORT, LONG = "judgment-in-five-minutes", "transforming-enemy-images"
PRE, CIRCLE, POST = "restorative-pre-circle", "restorative-circle", "restorative-post-circle"

JUDGMENT = Text("He only thinks of himself.")
SEEN = Text("On Tuesday he closed the laptop.")
MINE = Picks(("consideration", "rest"), ("to be met halfway",))
THEIRS = Picks(("ease",))
IN_FIVE_MINUTES = (JUDGMENT, SEEN, MINE, Chosen(("yes",)), THEIRS, Chosen(("alive",)), None)
AGREED = Agreements((Agreed("builds the shed", "L."), Agreed("lends the tools", "B.")))

Said = dict[str, Answer]
"""What is said at each step that is named; a choice nobody names is skipped, like all others."""

MET: Said = {
    "role": Chosen(("author",)),
    "act": Text("The shed burned down."),
    "person-author": Text("L."),
    "person-receiver": Text("Mr T."),
    "person-community": Text("B., and the neighbours"),
    "voluntary": Chosen(("yes",)),
}
HELD: Said = {
    "ready": Chosen(("yes",)),
    "person-author": Text("L."),
    "agreements": AGREED,
    "needs-left": Picks(("rest",)),
    "more-to-hear": Chosen(("enough",)),
    "more-that-led": Chosen(("enough",)),
    "more-actions": Chosen(("whole",)),
}


def practised(program: Program, exercise_id: str, *answers: Answer | None) -> Sitting:
    """A practice from its beginning, answered step by step."""
    exercise = program.exercise(exercise_id)
    assert exercise is not None
    sitting = begin(program, exercise)
    for answer in answers:
        moved = sitting.skip() if answer is None else sitting.answer(answer)
        assert isinstance(moved, Moved), moved
    return sitting


def walked(program: Program, exercise_id: str, said: Said, after: Sitting | None = None) -> Sitting:
    """A practice walked to its end, perhaps after another one."""
    exercise = program.exercise(exercise_id)
    assert exercise is not None
    earlier = None if after is None else Earlier(after.entry, after.session)
    sitting = begin(program, TakenUp(exercise, earlier) if earlier else exercise)
    while (waiting := sitting.session.waiting) is not None:
        moved = sitting.answer(said[waiting]) if waiting in said else sitting.skip()
        assert isinstance(moved, Moved), moved
    return sitting
