"""What a stranger, or a careless paste, might put into every text that the page shows.

Files that hold control characters are refused at the door; so the exercise is made in memory here,
as if the door had let it in, and a library hands it out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.layout import Layout
from nvc_coach.library.catalogue import Library, Listing
from nvc_coach.library.head import Head
from nvc_coach.library.problems import Reading
from nvc_coach.library.resolved import fingerprint
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.answers import Agreed, Agreements, Chosen, Number, Picks, Text
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Outcome,
    Reflected,
    Skipped,
    Unknown,
    WentBack,
)
from nvc_coach.practice.exercise import (
    Agreement,
    Choice,
    Choose,
    Exercise,
    Feelings,
    Follow,
    Needs,
    Observe,
    Page,
    Pause,
    Read,
    Request,
    Scale,
    Source,
    Step,
    Take,
    Write,
)
from nvc_coach.practice.session import Moved
from nvc_coach.practice.vocabulary import Group, Vocabulary, VocabularyKind, Word
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program

ACTION = "[@click=app.run]"
"""Markup that runs an action where it is clicked; `run` is one that only tests have."""
_MARKUP = "go[/] [b]b[/b] [/b] [link=file:///x]l[/link] [on red]r[/] [@click=app.bell]x[/]"
_C0 = "".join(chr(code) for code in range(0x20) if code != 0x0D) + "\x7f"
_C1 = "".join(map(chr, range(0x80, 0xA0)))
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_WIDE = "彼は👩\u200d👩\u200d👧🇩🇪e\u0301\u0302א\u200f\u061c\ufeff\u200b" + "W" * 200

Plant = Callable[[str], str]
"""Gives the text that stands for a field, with what the field is called at its beginning."""
PAYLOAD = (
    f"{_C0}{_C1}{_BIDI}\u2028\u2029\x1b]0;owned\x07\x1b[2J\x9d0;owned\x9c\x9b2J{_MARKUP}{_WIDE}"
)
STEERING = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) | set(_BIDI)
"""What never may reach a terminal but in the program's own sequences."""


def hostile(name: str) -> str:
    """Plant everything that might do something, behind the name of the field."""
    return f"{name}{ACTION}{PAYLOAD}"


def plainly(name: str) -> str:
    """Plant nothing but words, a few more than the name itself."""
    return f"{name} in words"


FEELINGS, NEEDS, STORIES = "core/feelings", "core/needs", "core/faux-feelings"
EXERCISE = "planted"
_COPY = b"# stands for the copy of an exercise that no file can hold\n"

IN_A_SESSION = (
    *("page", "pause", "ask-judgment", "help-judgment", "example", "ask-line", "ask-seen"),
    *("ask-feelings", "group-feelings", "word-feelings", "ask-needs", "group-needs", "word-needs"),
    *("gloss-needs", "word-stories", "ask-before", "ask-long", "low", "ask-after", "help-page"),
    *("ask-way", "choice-on", "choice-again", "part-one", "part-two", "ask-many", "choice-many"),
    *("ask-theirs", "ask-request", "ask-agreed", "recap", "title", "phrase", "say"),
)
"""The fields of the exercise that are seen on the way through it."""


def vocabulary(plant: Plant, name: str, kind: VocabularyKind) -> Vocabulary:
    """A few words of a kind, of which all that is shown is planted."""
    short = "stories" if name == STORIES else name.removeprefix("core/")
    beneath = ("calm",) if name == STORIES else ()
    planted = Word(
        "planted",
        plant(f"word-{short}"),
        plant(f"gloss-{short}"),
        also=(plant(f"also-{short}"),),
        feelings=beneath,
        needs=beneath,
    )
    more = (Word("calm", "calm", "still inside"), Word("ease", "ease"))
    group = Group("one", plant(f"group-{short}"), (planted, *more))
    return Vocabulary(name, "1.0.0", "en", kind, (group, Group("two", "More", _many_words())))


def _many_words() -> tuple[Word, ...]:
    return tuple(Word(f"w{n}", f"word number {n}", "a meaning") for n in range(30))


def steps(plant: Plant) -> Iterator[Step]:
    """A step of every kind, in two parts, with a way back from the second to the first."""
    one, two = plant("part-one"), plant("part-two")
    yield Read(id="welcome", part=one, text=plant("page"), help=plant("help-page"))
    yield Pause(id="rest", part=one, text=plant("pause"), seconds=5)
    yield Write(
        id="judgment",
        part=one,
        ask=plant("ask-judgment"),
        help=plant("help-judgment"),
        example=plant("example"),
        facilitator=plant("facilitator"),
        recap=plant("recap"),
    )
    yield Write(id="line", part=one, lines=1, ask=plant("ask-line") + "{judgment|-}")
    yield Observe(id="seen", part=one, ask=plant("ask-seen"))
    yield Feelings(id="feelings", part=one, vocabulary=FEELINGS, ask=plant("ask-feelings"))
    yield Needs(id="needs", part=one, vocabulary=NEEDS, ask=plant("ask-needs"))
    yield Scale(
        id="charge-before",
        part=one,
        ask=plant("ask-before"),
        low=plant("low"),
        high=plant("high"),
    )
    yield Scale(id="long", part=one, start=-50, end=50, ask=plant("ask-long"), low=plant("low"))
    yield Choose(
        id="way",
        part=two,
        ask=plant("ask-way"),
        choices=(
            Choice("on", plant("choice-on")),
            Choice("again", plant("choice-again"), goto="seen", rounds=2),
        ),
    )
    yield Choose(
        id="many",
        part=two,
        many=True,
        ask=plant("ask-many"),
        choices=(Choice("a", plant("choice-many")), Choice("b", "another")),
    )
    yield Needs(id="theirs", part=two, about="other", vocabulary=NEEDS, ask=plant("ask-theirs"))
    yield Request(id="request", part=two, ask=plant("ask-request"))
    yield Agreement(id="agreed", part=two, ask=plant("ask-agreed"))
    yield Scale(id="charge-after", part=two, end=3, ask=plant("ask-after"), low=plant("low"))


def exercise(plant: Plant) -> Exercise:
    """An exercise with a planted text in every field that may hold one."""
    kinds: dict[str, VocabularyKind] = {FEELINGS: "feelings", NEEDS: "needs"}
    return Exercise(
        id=EXERCISE,
        version="1.0.0",
        language="en",
        title=plant("title"),
        summary=plant("summary"),
        minutes=5,
        form=("solo",),
        steps=tuple(steps(plant)),
        vocabularies={name: vocabulary(plant, name, kind) for name, kind in kinds.items()},
        faux_feelings=vocabulary(plant, STORIES, "faux-feelings"),
        fingerprint=fingerprint((_COPY,)),
        authors=(plant("author"),),
        licence=plant("licence"),
        tags=(plant("tag"),),
        sources=(Source(plant("source"), plant("by-whom"), plant("note")),),
        doors=("someone-angers-me", "i-judge-myself"),
    )


def follower(one: Exercise) -> Exercise:
    """The same once more, as one that goes on from it."""
    takes = tuple(Take(step.id, step.id) for step in one.steps if not isinstance(step, Page))
    return replace(one, id=f"after-{one.id}", follows=(Follow(one.id, takes),))


class OneExercise(Library):
    """A library with one exercise, wherever it came from, and one that goes on from it.

    Beside them lie files that are broken.
    """

    def __init__(self, one: Exercise, own: Path) -> None:
        super().__init__(shipped_exercises(), own)
        self._one, self._next = one, follower(one)
        self._broken = Library(shipped_exercises(), own).listing.problems

    # What the base reads from files and keeps is known here beforehand.
    @property
    def listing(self) -> Listing:
        return Listing((self._one,), self._broken)

    def find(self, exercise_id: str) -> Reading[Exercise] | None:
        found = {one.id: one for one in (self._one, self._next)}.get(exercise_id)
        return None if found is None else Reading(found)

    def following(self, exercise_id: str) -> tuple[Exercise, ...]:
        return (self._next,) if exercise_id == self._one.id else ()

    def resolved(self, exercise: Exercise) -> bytes:
        del exercise
        return _COPY


def hands_out(program: Program, one: Exercise) -> None:
    """Let a program have this exercise and no other, as if its file had been let in."""
    told = (one.id, one.title, one.summary, one.minutes, one.form, one.language, one.doors)
    library = OneExercise(one, program.places.library)
    vars(program).update(library=library, heads=(Head(*told, path=Path()),))


# ------------------------------------------------------------------ the person's own words


@dataclass(frozen=True)
class Kept:
    """The ids of what was put into a journal.

    Attributes:
        opened: A practice at its last step, with something unsent at it.
        finished: The same practice, walked to its end.
        strange: An entry of an exercise that is not here, with events of every kind in it.
        newer: An entry of a later format.
    """

    opened: str
    finished: str
    strange: str
    newer: str


def answers(plant: Plant) -> tuple[Text | Picks | Number | Chosen | Agreements, ...]:
    """An answer to every step of the exercise but the last, in order."""
    return (
        Text(plant("mine-judgment") + "\nA second line."),
        Text(plant("mine-line")),
        Text(plant("mine-seen")),
        Picks(("planted", "calm"), (plant("own-feeling"),)),
        Picks(("planted", "calm"), (plant("own-need"),)),
        Number(8),
        Number(-3),
        Chosen(("on",)),
        Chosen(("a",), many=True),
        Picks((), (plant("own-theirs"),)),
        Text(plant("mine-request"), date(2026, 11, 27)),
        Agreements((Agreed(plant("deed"), plant("doer"), date(2026, 11, 27)),)),
    )


def keeps_a_journal(program: Program, plant: Plant) -> Kept:
    """Fill a journal, and the page of people, with planted words; the program must be writing."""
    one = exercise(plant)
    ids = []
    for last in (False, True):
        sitting = begin(program, one)
        ids.append(sitting.entry.id)
        for answer in answers(plant):
            assert isinstance(sitting.answer(answer), Moved)
        sitting.draft("judgment", Text(plant("unsent")))
        if last:
            assert isinstance(sitting.answer(Number(2)), Moved)
    program.settle()
    strange, newer = program.new_id(), program.new_id()
    layout = Layout(program.places.journal)
    entry = _strange(strange, plant)
    layout.entry(strange).write_bytes(entry_file.dump(entry))
    text = entry_file.dump(entry).decode().replace("nvc-entry/1", "nvc-entry/2")
    raw = "".join(char for char in plant("of-later") if char not in STEERING - set(_C1 + _BIDI))
    text = text.replace(strange, newer) + f"\n# {raw}\n"
    layout.entry(newer).write_text(text, "utf-8")
    layout.entry(newer).with_name(f"{program.new_id()}.toml").write_text("damaged =", "utf-8")
    program.places.people_file.parent.mkdir(parents=True, exist_ok=True)
    program.places.people_file.write_bytes(plant("anna").encode() + b"\n\xff\xfe 0123\n")
    return Kept(ids[0], ids[1], strange, newer)


def _strange(entry_id: str, plant: Plant) -> Entry:
    """An entry as somebody else's program, or hand, may have written it."""
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    asked, said = plant("asked"), (plant("said"),)
    extra = MappingProxyType({"unknown": plant("unknown-key")})
    return Entry(
        id=entry_id,
        exercise=plant("strange-id"),
        title=plant("strange-title"),
        version=plant("version"),
        fingerprint="sha256:" + "0" * 64,
        language=plant("language"),
        started=at,
        events=(
            Carried(step="judgment", answer=Text(plant("carried")), asked=asked, at=at),
            Answered(step="needs", answer=Picks(("x",), ("y",)), asked=asked, said=said, at=at),
            Answered(step="needs", answer=Picks(("x",)), amend=True, asked=asked, at=at),
            Skipped(step="line", unsure=True, asked=plant("asked-open"), at=at, extra=extra),
            Skipped(step="line", amend=True, asked=plant("taken-back"), at=at),
            WentBack(step="line", at=at),
            Answered(step="due", answer=Text(plant("mine-due"), at.date()), asked=asked, at=at),
            Outcome(step="request", outcome="partly", text=plant("outcome"), at=at),
            Reflected(text=plant("reflected"), at=at),
            Unknown(at=at, extra=MappingProxyType({"later": plant("later")})),
        ),
        drafts={
            "line": Draft(step="line", at=at, answer=Text(plant("draft"))),
            "needs": Draft(step="needs", at=at, answer=Picks(), typed=plant("typed")),
        },
        tags=(plant("tag"),),
        follows=plant("follows"),
        extra={"unknown": plant("unknown-top"), "unknowns": {plant("key"): plant("value")}},
    )


IN_ENTRIES = (
    *("title", "mine-judgment", "mine-line", "mine-seen", "own-feeling", "own-need", "own-theirs"),
    *("mine-request", "deed", "doer", "unsent", "strange-title", "asked", "said", "carried"),
    *(
        "asked-open",
        "taken-back",
        "outcome",
        "reflected",
        "draft",
        "typed",
        "mine-due",
        "mine-told",
    ),
)
"""What is read in the list of entries and in entries."""


def breaks_a_file(library: Path) -> None:
    """Put a file that is no exercise among a person's own, with a name that would steer."""
    library.mkdir(parents=True, exist_ok=True)
    name = f"broken{ACTION}\x1b]0;owned\x07\x9b2J\u202e".encode() + b"\xff.toml"
    (library / name.decode("utf-8", "surrogateescape")).write_text("x =")
