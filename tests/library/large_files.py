"""Files of sound TOML, as large as may be, made to cost a reader time."""

from nvc_coach.library.file_limits import EXERCISE_LIMIT
from tests.library.marked import GROUP, HEAD, LIST_HEAD, VOCABULARY_HEAD, WRITE


def big(head: str, piece: str) -> str:
    """As many pieces as a file may hold, each with a number in place of its #."""
    count = (EXERCISE_LIMIT - len(head)) // (len(piece) + 6)
    return head + "".join(piece.replace("#", str(number)) for number in range(count))


C89 = ", ".join(['"c89"'] * 90)
EXERCISES = {
    "stray braces": HEAD + WRITE.replace("Which", "}x" * 100_000),
    "pipes": HEAD + WRITE.replace("Which", "{x|}" * 50_000),
    "hidden characters": HEAD + WRITE.replace("Which", "\x7f" * 200_000),
    "escaped characters": HEAD + WRITE.replace("Which", "\\u007f" * 40_000),
    "unknown keys": big(HEAD + WRITE, "sourceresourceressourcing# = 1\n"),
    "steps": big(HEAD, '[[step]]\nid = "s#"\nkind = "write"\nask = "?"\n'),
    "unknown gotos": big(HEAD, '[[step]]\nid = "s#"\nkind = "read"\ntext = "."\ngoto = "t#"\n'),
    "choices": HEAD
    + WRITE
    + '[[step]]\nid = "c"\nkind = "choose"\nask = "?"\nchoices = ['
    + ", ".join(f'{{ id = "c{number}", label = "C" }}' for number in range(6000))
    + "]\n",
    "conditions": HEAD
    + WRITE
    + '[[step]]\nid = "c"\nkind = "choose"\nask = "?"\nchoices = ['
    + ", ".join(f'{{ id = "c{number}", label = "C" }}' for number in range(90))
    + "]\n"
    + "".join(
        f'[[step]]\nid = "s{n}"\nkind = "write"\nask = "?"\nwhen = {{ c = [{C89}] }}\n'
        for n in range(300)
    ),
    "tries": big(HEAD + WRITE, '[[test]]\nname = "t"\nscript = ["judgement: #"]\n'),
    "tags": HEAD + "tags = [" + '"", ' * 50_000 + "]\n" + WRITE,
    "own hints": big(
        HEAD + WRITE, '[[hint]]\nid = "h#"\nkind = "needs"\nsay = "?"\nwords = ["w#"]\n'
    ),
    "phrases of own hints": HEAD
    + WRITE
    + '[[hint]]\nid = "h"\nkind = "needs"\nsay = "?"\nwords = ['
    + '"(a) b", ' * 28_000
    + "]\n",
    "deep later keys": HEAD + WRITE + "[phase]\na = " + "{a.b.c.d=[" * 6 + "]}" * 6 + "\n",
    "wide later keys": HEAD + WRITE + "[phase]\na = [" + "[[]], " * 15_000 + "]\n",
}
VOCABULARIES = {
    "words": big(VOCABULARY_HEAD + 'kind = "needs"\n' + GROUP[:-2] + ", ", '"w#", ') + "]\n",
    "groups": big(
        VOCABULARY_HEAD + 'kind = "needs"\n', '[[group]]\nid = "g#"\nlabel = "G"\nwords = ["w#"]\n'
    ),
    "removed": VOCABULARY_HEAD
    + 'kind = "needs"\nextends = "core/needs@1"\nremove = ["'
    + '", "'.join(f"plays{number}" for number in range(15_000))
    + '"]\n',
}
COACH_LISTS = {
    "hints": big(LIST_HEAD, '[[hint]]\nid = "h#"\nsay = "?"\nwords = ["w#"]\n'),
    "unknown sets": big(
        LIST_HEAD + '[sets]\nperson = ["he"]\n',
        '[[hint]]\nid = "h#"\nsay = "?"\nunless = ["(persons)"]\n',
    ),
    "long phrases": LIST_HEAD
    + '[[hint]]\nid = "h"\nsay = "?"\nwords = ["'
    + "a-b " * 60_000
    + '"]\n',
    "many sets": big(LIST_HEAD + "[sets]\n", 's# = ["a#"]\n'),
    "a large set": LIST_HEAD
    + '[sets]\na = ["'
    + '", "'.join(f"w{n}" for n in range(20_000))
    + '"]\n',
}
