"""The words that both lists are filled with."""

from itertools import islice

from benchmarks.journal_generator import main_exercise
from nvc_coach.practice.exercise import Exercise, Feelings
from nvc_coach.practice.vocabulary import Group, Vocabulary

COUNT = 250


def vocabulary() -> Vocabulary:
    """The first 250 feelings that ship, in their groups."""
    feelings = main_exercise().vocabularies["core/feelings"]
    left = iter(feelings)
    kept = set(islice(left, COUNT))
    groups = [
        (group, tuple(word for word in group.words if word in kept)) for group in feelings.groups
    ]
    return Vocabulary(
        id=feelings.id,
        version=feelings.version,
        language=feelings.language,
        kind=feelings.kind,
        groups=tuple(
            Group(id=group.id, label=group.label, words=words, met=group.met)
            for group, words in groups
            if words
        ),
    )


def exercise() -> Exercise:
    """A single question that is answered with these words."""
    words = vocabulary()
    return Exercise(
        id="one-question",
        version="1.0.0",
        language=words.language,
        title="One question",
        summary="To measure a list of words.",
        minutes=1,
        form=("solo",),
        steps=(Feelings(id="feelings", ask="What do you feel?", vocabulary=words.id),),
        vocabularies={words.id: words},
    )
