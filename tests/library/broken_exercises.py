"""Exercises with one thing wrong with each, marked, and the code that is told."""

from tests.library.marked import CHOOSE, HEAD, WRITE

SCALE = '\n[[step]]\nid = "charge"\nkind = "scale"\nask = "How much?"\n'
PAGE = '\n[[step]]\nid = "page"\nkind = "read"\ntext = "Welcome."\n'
NEEDS = '\n[[step]]\nid = "mine"\nkind = "needs"\nask = "Which?"\n'
FEELINGS = NEEDS.replace("needs", "feelings")
TRY = '\n[[test]]\nname = "one"\nscript = []\n'


def _head(key: str, line: str) -> str:
    """A whole exercise with one line of its head written otherwise."""
    lines = HEAD.splitlines(keepends=True)
    return "".join(f"{line}\n" if one.startswith(f"{key} ") else one for one in lines) + WRITE


def _doors(doors: str) -> str:
    """A whole exercise with these doors."""
    return f"{HEAD}doors = {doors}\n{WRITE}"


def _last(lines: str) -> str:
    """A whole exercise with a last step that asks, and some lines of its own."""
    start = '[[step]]\nid = "last"\nkind = "write"\nask = "Anything else?"\n'
    return f"{HEAD}{WRITE}{CHOOSE}{SCALE}{PAGE}\n{start}{lines}"


def _choices(choices: str) -> str:
    """A whole exercise with these choices at its second step, and a third one."""
    start = '[[step]]\nid = "now"\nkind = "choose"\nask = "Now?"\nchoices = '
    return f'{HEAD}{WRITE}\n{start}{choices}\n\n[[step]]\nid = "end"\nkind = "read"\ntext = "."\n'


def _ask(text: str) -> str:
    return f'{HEAD}{WRITE}{PAGE}\n[[step]]\nid = "last"\nkind = "write"\nask = {text}\n'


def _try(lines: str) -> str:
    return f'{HEAD}{WRITE}{CHOOSE}{SCALE}{PAGE}\n[[test]]\nname = "one"\n{lines}'


def _follows(lines: str) -> str:
    """A whole exercise with a page that goes on from others."""
    return f"{HEAD}{WRITE}{PAGE}\n[[follows]]\n{lines}"


YES_NO = '{ id = "yes", label = "Yes" }, { id = "no", label = "No"'

STEPS = "".join(f'[[step]]\nid = "s{n}"\nkind = "write"\nask = "?"\n' for n in range(1000))
CHOICES = ", ".join(f'{{ id = "c{n}", label = "C" }}' for n in range(100))
STEPS_100 = STEPS.index('[[step]]\nid = "s100"')
TAKES = ", ".join(f's{n} = "a"' for n in range(100))
WHEN = ", ".join(f"s{n} = true" for n in range(100))

FAULTS: list[tuple[str, str]] = [
    ("never-asks", HEAD + PAGE.replace("[[step]]", "[[⟦step⟧]]")),
    ("same-step-id", HEAD + WRITE + WRITE.replace('"judgment"', '⟦"judgment"⟧')),
    ("no-choices", _choices("⟦[]⟧")),
    ("same-choice-id", _choices('[{ id = "a", label = "A" }, { id = ⟦"a"⟧, label = "B" }]')),
    ("no-way-forward", _choices('⟦[{ id = "a", label = "A", goto = "judgment", rounds = 1 }]⟧')),
    ("goto-unknown", _last('goto = ⟦"nowhere"⟧\n')),
    ("goto-unknown", _choices(f'[{YES_NO}, goto = ⟦"nowhere"⟧ }}]')),
    ("goto-not-forward", _last('goto = ⟦"judgment"⟧\n')),
    ("goto-not-forward", _choices(f'[{YES_NO}, goto = ⟦"now"⟧ }}]')),
    ("goto-among-many", _choices(f'[{YES_NO}, goto = ⟦"end"⟧ }}]\nmany = true')),
    ("rounds-missing", _choices(f'[{YES_NO}, goto = ⟦"judgment"⟧ }}]')),
    ("rounds-idle", _choices(f"[{YES_NO}, rounds = ⟦2⟧ }}]")),
    ("rounds-range", _choices(f'[{YES_NO}, goto = "judgment", rounds = ⟦10⟧ }}]')),
    ("when-unknown", _last("when = { ⟦nothing⟧ = true }\n")),
    ("when-not-earlier", _last("when = { ⟦last⟧ = true }\n")),
    ("when-never-answered", _last("when = { ⟦page⟧ = true }\n")),
    ("when-no-such-choice", _last('when = { willing = ⟦"perhaps"⟧ }\n')),
    ("when-no-such-choice", _last('when = { willing = ["yes", ⟦"perhaps"⟧] }\n')),
    ("when-wrong-test", _last('when = { charge = ⟦"high"⟧ }\n')),
    ("stray-brace", _ask('"Now ⟦}⟧ then?"')),
    ("pipe-unknown", _ask('"Of ⟦{person⟧|them}?"')),
    ("pipe-not-earlier", _ask('"""\nOf you,\nof ⟦{last⟧|them}?"""')),
    ("pipe-never-answered", _ask('"Of \\u00e9 ⟦{page⟧|them}?"')),
    ("pipe-no-fallback", _ask('"Of ⟦{judgment⟧}?"')),
    ("scale-range", f"{HEAD}{SCALE}from = 3\nto = ⟦3⟧\n"),
    ("vocabulary-unknown", _head("needs", 'needs = ⟦"core/wants@1"⟧')),
    ("vocabulary-unknown", f'{HEAD}{NEEDS}vocabulary = ⟦"ours@1"⟧\n'),
]

BROKEN: list[tuple[str, str]] = [
    ("unsafe-character", _head("title", 'title = "a⟦\u202e⟧b"')),
    ("unsafe-character", _head("title", 'title = "a⟦\\u001b⟧b"')),
    ("unsafe-character", _head("title", 'title = "a⟦\\r⟧\\n"')),
    ("unsafe-character", _last('when = { ⟦"a\\u2066"⟧ = true }\n')),
    ("unsafe-character", _head("tags", "") + "# ⟦\x1b⟧[31m"),
    ("format-missing", _head("format", "⟦⟧")[0:2] + HEAD.partition("\n")[2] + WRITE),
    ("format-unknown", _head("format", 'format = ⟦"nvc-exercize/1"⟧')),
    ("format-unknown", _head("format", 'format = ⟦"nvc-exercise/2"⟧')),
    ("format-unknown", _head("format", 'format = ⟦"something else"⟧')),
    ("wrong-type", _head("format", "format = ⟦1⟧")),
    ("wrong-type", _head("title", "title = ⟦1⟧")),
    ("wrong-type", _head("minutes", 'minutes = ⟦"ten"⟧')),
    ("wrong-type", _head("minutes", "minutes = ⟦true⟧")),
    ("wrong-type", _head("form", 'form = ⟦"solo"⟧')),
    ("wrong-type", _head("form", 'form = ["solo", ⟦1⟧]')),
    ("wrong-type", _head("tags", "") + "\n[⟦doors⟧]\nopen = true\n"),
    ("wrong-type", _doors('⟦"we-must-decide"⟧')),
    ("wrong-type", _last("hints = ⟦0⟧\n")),
    ("wrong-type", _last("when = ⟦true⟧\n")),
    ("wrong-type", _last("when = { judgment = ⟦7⟧ }\n")),
    ("wrong-type", _choices('[{ id = "a", label = "A" }, ⟦"b"⟧]')),
    ("wrong-type", _choices('⟦"b"⟧')),
    ("wrong-type", f"{HEAD}{SCALE}from = ⟦0.5⟧\n"),
    ("wrong-type", f"{_head('needs', 'needs = ⟦1⟧')}"),
    ("wrong-type", HEAD + "step = [⟦1⟧]\n"),
    ("key-missing", HEAD + "\n[[⟦step⟧]]\nkind = 'write'\nask = 'A?'\n"),
    ("key-missing", HEAD + "\n[[⟦step⟧]]\nid = 'a'\nask = 'A?'\n" + WRITE),
    ("key-missing", HEAD + "\n[[⟦step⟧]]\nid = 'a'\nkind = 'write'\n"),
    ("key-missing", _choices('[⟦{ id = "a" }⟧]')),
    ("key-missing", f"{HEAD}{SCALE}{WRITE}when = {{ ⟦charge⟧ = {{ }} }}\n"),
    ("key-missing", HEAD + WRITE + '\n[[⟦source⟧]]\nby = "Me"\n'),
    ("key-missing", HEAD + WRITE + '\n[[⟦test⟧]]\nname = "Me"\n'),
    ("key-unknown", _head("minutes", "minutes = 5\n⟦minute⟧ = 6")),
    ("key-unknown", _last("⟦required⟧ = true\n")),
    ("key-unknown", _last('⟦"a\\"b"⟧ = true\n')),
    ("key-unknown", f"{HEAD}{PAGE}⟦lines⟧ = 3\n{WRITE}"),
    ("key-unknown", _choices('[{ id = "a", label = "A", ⟦got⟧ = "end" }]')),
    ("key-unknown", f"{HEAD}{SCALE}{WRITE}when = {{ charge = {{ at-least = 3, ⟦most⟧ = 4 }} }}\n"),
    ("key-unknown", HEAD + WRITE + '\n[[source]]\ntitle = "T"\n⟦url⟧ = "x"\n'),
    ("empty", _head("title", 'title = ⟦" "⟧')),
    ("empty", _head("form", "form = ⟦[]⟧")),
    ("empty", _doors("⟦[]⟧")),
    ("empty", _ask('⟦"""\n  """⟧').replace('⟦"""\n  """⟧', '⟦"""⟧\n  """')),
    ("empty", _last("when = { willing = ⟦[]⟧ }\n")),
    ("empty", _last('when = { willing = ⟦""⟧ }\n')),
    ("empty", _last('goto = ⟦""⟧\n')),
    ("empty", _choices('[{ id = "a", label = ⟦""⟧ }]')),
    ("one-line", _head("title", 'title = ⟦"a\\nb"⟧')),
    ("one-line", _choices('[{ id = "a", label = ⟦"a\\nb"⟧ }]')),
    ("not-an-id", _head("id", 'id = ⟦"A Small One"⟧')),
    ("not-an-id", _head("id", 'id = ⟦"愛"⟧')),
    ("not-an-id", _head("id", f'id = ⟦"{"a" * 65}"⟧')),
    ("not-an-id", _choices('[{ id = ⟦"-"⟧, label = "A" }]')),
    ("not-a-version", _head("version", 'version = ⟦"1.0"⟧')),
    ("not-a-version", _head("version", 'version = ⟦"01.0.0"⟧')),
    ("not-a-language", _head("language", 'language = ⟦"English!"⟧')),
    ("not-a-reference", _head("needs", 'needs = ⟦"core/needs"⟧')),
    ("not-a-reference", _head("needs", 'needs = ⟦"Our Needs"⟧')),
    ("not-one-of", _head("form", 'form = ["solo", ⟦"pairs"⟧]')),
    ("not-one-of", _head("form", 'form = [⟦"everyone"⟧]')),
    ("not-one-of", _doors('["i-judge-myself", ⟦"i-judge-them"⟧]')),
    ("not-one-of", _doors('[⟦"Someone angers me"⟧]')),
    ("not-one-of", f'{HEAD}{WRITE}\n[[step]]\nid = "a"\nkind = ⟦"readd"⟧\n'),
    ("not-one-of", f'{HEAD}{NEEDS}about = ⟦"them"⟧\n'),
    ("out-of-range", _head("minutes", "minutes = ⟦0⟧")),
    ("out-of-range", f"{HEAD}{PAGE.replace('read', 'pause')}seconds = ⟦-1⟧\n{WRITE}"),
    ("out-of-range", f"{HEAD}{SCALE}to = ⟦1001⟧\n"),
    ("out-of-range", f"{HEAD}{SCALE}{WRITE}when = {{ charge = {{ at-least = ⟦9999⟧ }} }}\n"),
    ("twice", _head("form", 'form = ["solo", ⟦"solo"⟧]')),
    ("twice", _doors('["we-must-decide", ⟦"we-must-decide"⟧]')),
    ("too-many", HEAD + STEPS.replace("[[step]]", "[[⟦step⟧]]", 1)),
    ("too-many", _choices(f"[{CHOICES}]").replace("choices", "⟦choices⟧")),
    ("too-many", _last(f"⟦when⟧ = {{ {WHEN} }}\n")),
    ("too-deep", "⟦⟧" + HEAD + WRITE + "\n[hint]\na = " + "[" * 12 + "]" * 12 + "\n"),
    ("single-brackets", HEAD + WRITE.replace("[[step]]", "[⟦step⟧]")),
    ("single-brackets", HEAD + WRITE + '\n[⟦test⟧]\nname = "Me"\n'),
    (
        "vocabulary-unnamed",
        (HEAD + NEEDS).replace('needs    = "core/needs@1"', "").replace('"needs"', '⟦"needs"⟧'),
    ),
    ("vocabulary-major", _head("needs", 'needs = ⟦"core/needs@2"⟧')),
    ("vocabulary-broken", _head("needs", 'needs = ⟦"broken@1"⟧')),
    ("vocabulary-kind", _head("needs", 'needs = ⟦"core/feelings@1"⟧')),
    ("vocabulary-kind", _head("minutes", 'minutes = 5\nfaux-feelings = ⟦"core/needs@1"⟧')),
    ("vocabulary-kind", f'{HEAD}{NEEDS}vocabulary = ⟦"core/sensations@1"⟧\n'),
    ("same-word-id", f'{HEAD}{NEEDS}words = ["one", {{ id = "two", label = "2" }}, ⟦"One"⟧]\n'),
    ("word-needs-id", f'{HEAD}{NEEDS}words = [⟦"愛"⟧]\n'),
    ("word-needs-id", f'{HEAD}{NEEDS}words = [⟦{{ label = "愛" }}⟧]\n'),
    ("empty", f'{HEAD}{NEEDS}words = [⟦""⟧]\n'),
    ("wrong-type", f"{HEAD}{NEEDS}words = [⟦1⟧]\n"),
    ("not-an-id", f'{HEAD}{NEEDS}words = [{{ label = "x", id = ⟦"X"⟧ }}]\n'),
    ("try-line", _try('script = [⟦"willing yes"⟧]\n')),
    ("empty", _try('script = [⟦""⟧]\n')),
    ("try-step", _try('script = [⟦"wiling: yes"⟧]\n')),
    ("try-step", _try('script = [⟦"page: yes"⟧]\n')),
    ("try-step", _try('script = []\nsees = ["page", ⟦"elsewhere"⟧]\n')),
    ("try-step", _try('script = []\nskips = [⟦"pages"⟧]\n')),
    ("try-choice", _try('script = [⟦"willing: yess"⟧]\n')),
    ("try-choice", _try('script = [⟦"willing: perhaps"⟧]\n')),
    ("try-choice", _try('script = [⟦"charge: 11"⟧]\n')),
    ("try-choice", _try('script = [⟦"charge: high"⟧]\n')),
    ("try-choice", _try('script = [⟦"charge: 1111111"⟧]\n')),
    ("follows-itself", _follows('exercise = ⟦"small"⟧\ntakes = { judgment = "a" }\n')),
    ("key-missing", _follows('takes = { judgment = "a" }\n').replace("follows", "⟦follows⟧")),
    ("key-missing", _follows('exercise = "one"\n').replace("follows", "⟦follows⟧")),
    ("key-unknown", _follows('exercise = "one"\n⟦take⟧ = 1\ntakes = { judgment = "a" }\n')),
    ("not-an-id", _follows('exercise = ⟦"One more"⟧\ntakes = { judgment = "a" }\n')),
    ("not-an-id", _follows('exercise = "one"\ntakes = { judgment = ⟦"A b"⟧ }\n')),
    ("wrong-type", _follows('exercise = "one"\ntakes = ⟦["judgment"]⟧\n')),
    ("wrong-type", _follows('exercise = "one"\ntakes = { judgment = ⟦true⟧ }\n')),
    ("wrong-type", f"{HEAD}follows = [⟦1⟧]\n{WRITE}"),
    ("empty", _follows('exercise = "one"\ntakes = ⟦{}⟧\n')),
    ("too-many", _follows(f'exercise = "one"\n⟦takes⟧ = {{ {TAKES} }}\n') + STEPS[:STEPS_100]),
    ("single-brackets", _follows("").replace("[[follows]]", "[⟦follows⟧]")),
    ("takes-step", _follows('exercise = "one"\ntakes = { ⟦judgement⟧ = "a" }\n')),
    ("takes-step", _follows('exercise = "one"\ntakes = { ⟦nowhere⟧ = "a" }\n')),
    ("takes-step", _follows('exercise = "one"\ntakes = { ⟦page⟧ = "a" }\n')),
    (
        "twice",
        _follows('exercise = "one"\ntakes = { judgment = "a" }\n')
        + '\n[[follows]]\nexercise = ⟦"one"⟧\ntakes = { judgment = "b" }\n',
    ),
]
