"""What a person may answer: one shape for each way of asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nvc_coach.practice.exercise import (
    Agreement,
    Asking,
    Choose,
    Exercise,
    Observe,
    Picking,
    Request,
    Scale,
    Write,
)
from nvc_coach.practice.joining import joined
from nvc_coach.practice.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Text:
    """Free words; of a request also the day it is for."""

    text: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Picks:
    """Words of the vocabulary by id, then own words."""

    picked: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Ids of the choices made: one, or any number where `many` may be chosen."""

    ids: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A place on a scale."""

    number: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement: who does what, by which day."""

    what: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Agreements:
    """Everything that was agreed at one step."""

    agreed: tuple[Agreed, ...]


Answer = Text | Picks | Chosen | Number | Agreements


def clean(text: str) -> str:
    r"""`text` as it is kept: line ends become LF, what is not Unicode text becomes U+FFFD.

    Everything else stays exactly as it was given.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def cleaned(answer: Answer) -> Answer:
    """The answer with its words as they are kept."""
    match answer:
        case Text(text, by):
            return Text(clean(text), by)
        case Picks(picked, own):
            return Picks(picked, tuple(map(clean, own)))
        case Agreements(agreed):
            return Agreements(tuple(Agreed(clean(a.what), clean(a.who), a.by) for a in agreed))
        case _:
            return answer


def settled(step: Asking, answer: Answer) -> Answer | None:
    """The answer as it is kept, or None where it says nothing: such an answer is a skip."""
    answer = cleaned(answer)
    match answer:
        case Text(text):
            return answer if text.strip() else None
        case Picks(picked, own):
            kept = Picks(_each_once(picked), _each_once(o for o in own if o.strip()))
            return kept if kept.picked or kept.own else None
        case Chosen(ids):
            many = isinstance(step, Choose) and step.many
            return Chosen(_each_once(ids), many) if ids else None
        case Agreements(agreed):
            items = tuple(one for one in agreed if one.what.strip())
            return Agreements(items) if items else None
        case _:
            return answer


def misfit(exercise: Exercise, step: Asking, answer: Answer) -> tuple[Refusal, str] | None:
    """What keeps an answer from fitting a step, with the culprit; None if it fits."""
    match answer:
        case Text(by=by) if isinstance(step, Write | Observe | Request):
            return None if by is None or isinstance(step, Request) else (Refusal.WRONG_KIND, "by")
        case Picks(picked) if isinstance(step, Picking):
            words = exercise.words_for(step)
            unknown = next((one for one in picked if words.get(one) is None), None)
            return None if unknown is None else (Refusal.UNKNOWN_WORD, unknown)
        case Chosen(ids) if isinstance(step, Choose):
            unknown = next((one for one in ids if step.choice(one) is None), None)
            if unknown is not None:
                return Refusal.UNKNOWN_CHOICE, unknown
            return None if step.many or len(ids) <= 1 else (Refusal.ONE_ONLY, ids[1])
        case Number(number) if isinstance(step, Scale):
            in_range = step.start <= number <= step.end
            return None if in_range else (Refusal.OUT_OF_RANGE, str(number))
        case Agreements() if isinstance(step, Agreement):
            return None
        case _:
            return Refusal.WRONG_KIND, ""


def is_blank(answer: Answer) -> bool:
    """Whether an answer holds no word, choice or number at all."""
    match answer:
        case Text(text):
            return not text.strip()
        case Picks(picked, own):
            return not (picked or any(one.strip() for one in own))
        case Chosen(ids):
            return not ids
        case Agreements(agreed):
            return not any(one.what.strip() or one.who.strip() for one in agreed)
        case _:
            return False


def labels(exercise: Exercise, step: Asking, answer: Answer) -> tuple[str, ...]:
    """The labels behind an answer's ids, as the exercise words them; none for other answers.

    The answer must fit the step.
    """
    match answer:
        case Picks(picked) if isinstance(step, Picking):
            words = exercise.words_for(step)
            return tuple(word.label for one in picked if (word := words.get(one)))
        case Chosen(ids) if isinstance(step, Choose):
            return tuple(choice.label for one in ids if (choice := step.choice(one)))
        case _:
            return ()


def in_words(answer: Answer, said: tuple[str, ...], language: str) -> str:
    """A whole answer as words in a sentence; `said` are the labels behind its ids."""
    match answer:
        case Text(text):
            return text
        case Picks(_, own):
            return joined((*said, *own), language)
        case Chosen():
            return joined(said, language)
        case Number(number):
            return str(number)
        case _:
            agreed = (f"{one.who}: {one.what}" if one.who else one.what for one in answer.agreed)
            return joined(tuple(agreed), language)


def _each_once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
