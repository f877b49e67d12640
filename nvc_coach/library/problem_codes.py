"""Every problem that can be told, by its permanent code, with why it matters.

Codes never change their meaning and are never used again for another; `docs/problems.md` lists
them all. Those of how steps fit together come from
:class:`~nvc_coach.practice.fault_codes.FaultCode` and stand in the same table.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from nvc_coach.practice.fault_codes import FaultCode
from nvc_coach.wording import N_, _


class Code(StrEnum):
    """What can be wrong with a file, apart from how the steps of an exercise fit together."""

    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_TOO_LARGE = "file-too-large"
    NOT_UTF_8 = "not-utf-8"
    UNSAFE_CHARACTER = "unsafe-character"
    TOO_COMPLEX = "too-complex"
    MORE_PROBLEMS = "more-problems"

    QUOTE_OPEN = "quote-open"
    QUOTE_INSIDE = "quote-inside"
    CURLY_QUOTES = "curly-quotes"
    EQUALS_MISSING = "equals-missing"
    VALUE_MISSING = "value-missing"
    TEXT_UNQUOTED = "text-unquoted"
    BAD_VALUE = "bad-value"
    COMMA_MISSING = "comma-missing"
    COMMA_LAST = "comma-last"
    LINE_BREAK_IN_BRACES = "line-break-in-braces"
    BRACKET_OPEN = "bracket-open"
    HEADER_FORM = "header-form"
    SINGLE_BRACKETS = "single-brackets"
    SAME_KEY = "same-key"
    BACKSLASH = "backslash"
    NOT_TOML = "not-toml"

    FORMAT_MISSING = "format-missing"
    FORMAT_UNKNOWN = "format-unknown"
    KEY_MISSING = "key-missing"
    KEY_UNKNOWN = "key-unknown"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    ONE_LINE = "one-line"
    NOT_AN_ID = "not-an-id"
    NOT_A_VERSION = "not-a-version"
    NOT_A_LANGUAGE = "not-a-language"
    NOT_A_REFERENCE = "not-a-reference"
    NOT_ONE_OF = "not-one-of"
    OUT_OF_RANGE = "out-of-range"
    TWICE = "twice"
    TOO_MANY = "too-many"
    TOO_DEEP = "too-deep"

    VOCABULARY_UNNAMED = "vocabulary-unnamed"
    VOCABULARY_MAJOR = "vocabulary-major"
    VOCABULARY_BROKEN = "vocabulary-broken"
    VOCABULARY_KIND = "vocabulary-kind"
    SAME_WORD_ID = "same-word-id"
    SAME_GROUP_ID = "same-group-id"
    WORD_NEEDS_ID = "word-needs-id"
    EXTENDS_CIRCLE = "extends-circle"
    REMOVE_UNKNOWN = "remove-unknown"
    TRY_LINE = "try-line"
    TRY_STEP = "try-step"
    TRY_CHOICE = "try-choice"
    FOLLOWS_ITSELF = "follows-itself"
    TAKES_STEP = "takes-step"
    TAKES_OF = "takes-of"
    TAKES_KIND = "takes-kind"
    PHRASE_EMPTY = "phrase-empty"
    PHRASE_TOO_LONG = "phrase-too-long"
    SET_UNKNOWN = "set-unknown"
    SET_WORD = "set-word"
    SAME_HINT_ID = "same-hint-id"
    ONLY_UNKNOWN = "only-unknown"
    RESOLVED_TOO_LARGE = "resolved-too-large"
    SAME_ID = "same-id"


_EVERY_TEXT_CLOSES = N_(
    "A text begins and ends with a straight quote; without both, nobody can tell where it ends."
)
_READ_LIKE_THIS = N_("Every line is read as a name, an equals sign and a value.")
_ENDS = N_("However somebody answers, the practice has to come to its end.")
_PIPES = N_(
    "Braces put an earlier answer into a text, so the step has to be there, to come earlier, and "
    "to ask for something."
)
_WHENS = N_("A `when` looks at what was answered before, on the way to this step.")
_STABLE_IDS = N_("People's journals refer to these names, so each has to belong to one thing only.")

WHY: Mapping[str, str] = MappingProxyType(
    {
        Code.FILE_MISSING: N_("Nothing could be read there."),
        Code.FILE_UNREADABLE: N_("Nothing could be read there."),
        Code.FILE_TOO_LARGE: N_(
            "Files of this kind are far smaller; one this large is a mistake, or made to harm."
        ),
        Code.NOT_UTF_8: N_("Letters would come out wrong if the file were read as something else."),
        Code.UNSAFE_CHARACTER: N_(
            "Such a character cannot be seen, and can make a text look different from what it is."
        ),
        Code.TOO_COMPLEX: N_(
            "No practice needs this, and reading it could take all the computer's time."
        ),
        Code.MORE_PROBLEMS: N_("A long list helps nobody."),
        Code.QUOTE_OPEN: _EVERY_TEXT_CLOSES,
        Code.QUOTE_INSIDE: N_("A straight quote inside a text ends it there."),
        Code.CURLY_QUOTES: N_(
            "Word processors turn straight quotes into curly ones, which mark no text here."
        ),
        Code.EQUALS_MISSING: _READ_LIKE_THIS,
        Code.VALUE_MISSING: _READ_LIKE_THIS,
        Code.TEXT_UNQUOTED: _EVERY_TEXT_CLOSES,
        Code.BAD_VALUE: N_("Only texts, whole numbers, true, false, dates and lists are known."),
        Code.COMMA_MISSING: N_("Commas tell where one thing ends and the next begins."),
        Code.COMMA_LAST: N_("After a comma in braces, another name is expected."),
        Code.LINE_BREAK_IN_BRACES: N_("What stands in braces has to stand on one line."),
        Code.BRACKET_OPEN: N_("What is opened has to be closed, or it swallows all that follows."),
        Code.HEADER_FORM: N_("A heading opens and closes with the same number of brackets."),
        Code.SINGLE_BRACKETS: N_("What may come several times stands in two brackets each time."),
        Code.SAME_KEY: N_("A name can only be said once; which of the two is meant?"),
        Code.BACKSLASH: N_("A backslash in a text in double quotes begins a special character."),
        Code.NOT_TOML: N_("The file is written in TOML, which has a few firm rules."),
        Code.FORMAT_MISSING: N_("The format tells what a file is for."),
        Code.FORMAT_UNKNOWN: N_("The format tells what a file is for."),
        Code.KEY_MISSING: N_("Without it, this cannot be used."),
        Code.KEY_UNKNOWN: N_("What is not known would be left out without a word."),
        Code.WRONG_TYPE: N_("What it means depends on how it is written."),
        Code.EMPTY: N_("People would see an empty place there."),
        Code.ONE_LINE: N_("It is shown in lists and headings, where there is one line for it."),
        Code.NOT_AN_ID: N_(
            "Ids are used in file names, journals and braces; plain ones work everywhere."
        ),
        Code.NOT_A_VERSION: N_("The version tells people which of two copies is newer."),
        Code.NOT_A_LANGUAGE: N_("The language decides how lists are joined and words are found."),
        Code.NOT_A_REFERENCE: N_("A vocabulary is found by its name and main version."),
        Code.NOT_ONE_OF: N_("Only these have a meaning here."),
        Code.OUT_OF_RANGE: N_("Other numbers have no meaning here."),
        Code.TWICE: N_("Saying it once is enough; the second may have been meant as another."),
        Code.TOO_MANY: N_("Nobody could take in so many, and checking them would take long."),
        Code.TOO_DEEP: N_("A practice is a list of steps; nothing in it lies so deep."),
        Code.VOCABULARY_UNNAMED: N_("A step that offers words has to know which ones."),
        Code.VOCABULARY_MAJOR: N_(
            "A new main version may have lost words that the practice counts on."
        ),
        Code.VOCABULARY_BROKEN: N_("Without its words, the step has nothing to offer."),
        Code.VOCABULARY_KIND: N_("Feelings and needs are told apart throughout the practice."),
        Code.SAME_WORD_ID: _STABLE_IDS,
        Code.SAME_GROUP_ID: _STABLE_IDS,
        Code.WORD_NEEDS_ID: N_(
            "An id is made of the letters a to z and digits, and this word has none of them."
        ),
        Code.EXTENDS_CIRCLE: N_("One of them has to come first."),
        Code.REMOVE_UNKNOWN: N_("A word that is not there may be spelled differently there."),
        Code.TRY_LINE: N_("Each line of a try's script is one answer: a step and its choice."),
        Code.TRY_STEP: N_("A try walks through the steps of this practice."),
        Code.TRY_CHOICE: N_("A try takes the choices that the step offers."),
        Code.FOLLOWS_ITSELF: N_("A practice goes on from another one that is finished."),
        Code.TAKES_STEP: N_("What is taken over is offered at a step of this practice that asks."),
        Code.TAKES_OF: N_("There would be nothing there to take over."),
        Code.TAKES_KIND: N_("An answer of another kind cannot be offered there."),
        Code.PHRASE_EMPTY: N_("The coach looks for words, and there is none in it."),
        Code.PHRASE_TOO_LONG: N_(
            "The coach looks at a few words at a time, so that it never keeps anybody waiting."
        ),
        Code.SET_UNKNOWN: N_("A name in round brackets stands for the words of a set."),
        Code.SET_WORD: N_("A set is made of single words, each of which stands in one set only."),
        Code.SAME_HINT_ID: N_("Whoever gets a hint knows by its id which one it is."),
        Code.ONLY_UNKNOWN: N_("A word that is not there may be spelled differently there."),
        Code.RESOLVED_TOO_LARGE: N_(
            "Each journal keeps a copy of the practice with its words, so that it stays readable."
        ),
        Code.SAME_ID: N_("Only one of them can be found by that name."),
        FaultCode.NEVER_ASKS: N_("A practice asks at least once; otherwise nothing can be kept."),
        FaultCode.SAME_STEP_ID: _STABLE_IDS,
        FaultCode.NO_CHOICES: N_("There would be nothing to choose from."),
        FaultCode.SAME_CHOICE_ID: _STABLE_IDS,
        FaultCode.NO_WAY_FORWARD: _ENDS,
        FaultCode.GOTO_UNKNOWN: N_("The path would lead nowhere."),
        FaultCode.GOTO_NOT_FORWARD: _ENDS,
        FaultCode.GOTO_AMONG_MANY: N_("With several choices made, which one should lead the way?"),
        FaultCode.ROUNDS_MISSING: _ENDS,
        FaultCode.ROUNDS_IDLE: N_("Rounds count how often a way back is taken."),
        FaultCode.ROUNDS_RANGE: N_("A way back is open at least once, and not without end."),
        FaultCode.WHEN_UNKNOWN: _WHENS,
        FaultCode.WHEN_NOT_EARLIER: _WHENS,
        FaultCode.WHEN_NEVER_ANSWERED: _WHENS,
        FaultCode.WHEN_NO_SUCH_CHOICE: N_("This step would never be shown for it."),
        FaultCode.WHEN_WRONG_TEST: N_("The step would never be shown."),
        FaultCode.STRAY_BRACE: N_("Braces mark where an earlier answer is put in."),
        FaultCode.PIPE_UNKNOWN: _PIPES,
        FaultCode.PIPE_NOT_EARLIER: _PIPES,
        FaultCode.PIPE_NEVER_ANSWERED: _PIPES,
        FaultCode.PIPE_NO_FALLBACK: N_(
            "Every step can be skipped, and then something else has to stand there."
        ),
        FaultCode.SCALE_RANGE: N_("There would be nothing to choose from."),
        FaultCode.VOCABULARY_UNKNOWN: N_("Without its words, the step has nothing to offer."),
    }
)
"""Why each problem matters, in English; :func:`why` has it in the spoken language."""


def why(code: str) -> str:
    """Why a problem matters, in the spoken language.

    Raises:
        KeyError: There is no such code.
    """
    return _(WHY[code])
