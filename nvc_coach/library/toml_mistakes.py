"""What somebody may have meant where a text stops being TOML, in words for who is no programmer."""

import re

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Findings
from nvc_coach.library.source import Source
from nvc_coach.library.toml_scan import Mark, Stuck, Token, Wanted, tokens
from nvc_coach.wording import _

SEVERAL = frozenset({"step", "source", "test", "group", "hint", "phase", "event", "draft"})
"""Headings that stand in two brackets, since what they begin may come several times."""

# As code points, since some of them look like other signs.
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a"
_CURLY_QUOTE = re.compile(f"[{_CURLY}]")
_NEW_STATEMENT = re.compile(rb"[ \t]*(?:\[\[?[ \t]*[A-Za-z]|[A-Za-z0-9_.-]+[ \t]*=)")
_FAR = 1000
_LETTER = re.compile(r"[^\W\d_]")
_TRUTHS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false"}
_TRUTHS["off"] = "false"


def explained_stop(findings: Findings, stuck: Stuck) -> None:
    """Tell why the walk over a text could not go on."""
    _Stop(findings, stuck).explain()


class _Stop:
    """One place where the walk could not go on, and what stands there."""

    def __init__(self, findings: Findings, stuck: Stuck) -> None:
        self._findings = findings
        self._source = findings.source
        self._stuck = stuck
        self._at = stuck.at
        following = self._source.data[stuck.at : stuck.at + _FAR]
        self._rest = following.partition(b"\n")[0].decode("utf-8", "ignore").strip()
        """What stands from there to the end of the line, as far as it matters."""

    def explain(self) -> None:
        """Tell the likeliest mistake."""
        wanted = self._stuck.wanted
        by_wanted = {
            Wanted.EQUALS: self._equals,
            Wanted.HEADER_END: self._header,
            Wanted.LINE_END: self._line_end,
            Wanted.STRING_END: self._quote_open,
            Wanted.VALUE: self._value,
        }
        if wanted not in {Wanted.HEADER_END, Wanted.STRING_END} and self._is_unclosed():
            self._bracket_open()
        elif self._rest[:1] and self._rest[0] in _CURLY and wanted is not Wanted.STRING_END:
            self._curly(self._at)
        elif wanted is Wanted.KEY and not self._stuck.opened:
            self._no_key()
        else:
            by_wanted.get(wanted, self._among_others)()

    def _among_others(self) -> None:
        """Tell what is amiss after or between the things in brackets."""
        if self._rest[:1] in {"", "#"}:
            self._line_break()
        elif self._stuck.wanted is not Wanted.KEY:
            self._comma_missing()
        elif self._rest[0] == "}":
            self._comma_last()
        else:
            self._no_name()

    def _tell(self, code: Code, start: int, end: int | None, message: str, fix: str) -> None:
        self._findings.add(code, self._source.place(start, end), message, fix)

    def _word_end(self) -> int:
        """Where the word that stands there ends."""
        word = re.match(r"[^\s,\]}#]*", self._rest)
        return self._at + (len(word[0].encode()) if word else 0)

    def _is_unclosed(self) -> bool:
        """Whether a bracket from an earlier line was never closed.

        It was not if the text ends, or if what follows looks like the beginning of something new.
        """
        if not self._stuck.opened:
            return False
        data, outermost = self._source.data, self._stuck.opened[0]
        line_start = data.rfind(b"\n", 0, self._at) + 1
        if self._at >= len(data):
            return True
        return line_start > outermost and _NEW_STATEMENT.match(data, line_start) is not None

    def _bracket_open(self) -> None:
        at = self._stuck.opened[0]
        bracket = chr(self._source.data[at])
        closing = "]" if bracket == "[" else "}"
        self._tell(
            Code.BRACKET_OPEN,
            at,
            at + 1,
            _("This {bracket} is never closed.").format(bracket=bracket),
            _("Write {closing} where it ends.").format(closing=closing),
        )

    def _quote_open(self) -> None:
        at = self._stuck.opened[-1]
        data = self._source.data
        place = self._source.place(at)
        line = self._source.line(place.line)
        curly = _CURLY_QUOTE.search(line, place.column)
        quote = chr(data[at])
        if data[at : at + 3] == 3 * quote.encode():
            message = _("The text that begins here with three quotes is never closed.")
            fix = _("Write three quotes, {quotes}, on a line of their own where it ends.")
            self._tell(Code.QUOTE_OPEN, at, at + 3, message, fix.format(quotes=3 * quote))
        elif curly is not None and quote == '"':
            self._curly(self._source.offset(place.line, curly.start() + 1))
        else:
            self._tell(
                Code.QUOTE_OPEN,
                at,
                at + 1,
                _("The text that begins here is never closed."),
                _("Write {quote} at its end; a text of several lines stands in {three}.").format(
                    quote=quote, three='"""'
                ),
            )

    def _curly(self, at: int) -> None:
        char = self._source.data[at : at + 4].decode("utf-8", "ignore")[0]
        self._tell(
            Code.CURLY_QUOTES,
            at,
            at + len(char.encode()),
            _("The curly quote {char} stands where a straight one belongs.").format(char=char),
            _('Write " in its place, at the beginning and at the end of the text.'),
        )

    def _value(self) -> None:
        end = self._word_end()
        word = self._source.data[self._at : end].decode()
        if end == self._at:
            message = _("There is nothing after the equals sign, or between the commas.")
            fix = _('Write a value there, for instance a text in quotes: "…".')
            self._tell(Code.VALUE_MISSING, self._at, end, message, fix)
        elif word.lower() in _TRUTHS:
            self._tell(
                Code.BAD_VALUE,
                self._at,
                end,
                _("{word} is not known here.").format(word=shown(word)),
                _("Write {truth}, in small letters and without quotes.").format(
                    truth=_TRUTHS[word.lower()]
                ),
            )
        elif _LETTER.match(word):
            text = self._rest.partition("#")[0].rstrip() if not self._stuck.opened else word
            self._tell(
                Code.TEXT_UNQUOTED,
                self._at,
                self._at + len(text.encode()),
                _("This text does not stand in quotes."),
                _('Write "{text}".').format(text=shown(text)),
            )
        else:
            self._tell(
                Code.BAD_VALUE,
                self._at,
                end,
                _("{word} is no number, date or text as it stands.").format(word=shown(word)),
                _('If it is a text, write "{word}"; a number has no zero before it.').format(
                    word=shown(word)
                ),
            )

    def _equals(self) -> None:
        message = _("An equals sign is missing here.")
        if self._rest.startswith(":"):
            fix = _("Write = in place of the colon.")
        else:
            fix = _('Write it as name = "text"; if this is part of a text, close the quotes later.')
        self._tell(Code.EQUALS_MISSING, self._at, self._at + 1, message, fix)

    def _line_end(self) -> None:
        before = self._source.data[max(0, self._at - _FAR) : self._at].rstrip(b" \t")
        end = self._at + len(self._rest.encode())
        if before.endswith((b'"', b"'")) and not self._rest.startswith(("=", "[", "{")):
            self._tell(
                Code.QUOTE_INSIDE,
                self._at,
                end,
                _("The text ended before this, at the quote in front of it."),
                _('Inside a text write “ and ”, or \\" for a straight quote.'),
            )
        else:
            self._tell(
                Code.NOT_TOML,
                self._at,
                end,
                _("Nothing may follow here on the same line."),
                _("Begin a new line here, or write # before it if it is a note."),
            )

    def _header(self) -> None:
        start = self._stuck.opened[0]
        double = self._source.data.startswith(b"[[", start)
        example = "[[step]]" if double else "[name]"
        self._tell(
            Code.HEADER_FORM,
            start,
            max(self._at, start + 1),
            _("This heading does not close as it opens."),
            _("Close it with {brackets}, as in {example}.").format(
                brackets="]]" if double else "]", example=example
            ),
        )

    def _no_key(self) -> None:
        if self._stuck.statement < self._at:
            message = _("This heading has no name that is known.")
            fix = _("Write its name in small letters, as in [[step]].")
        elif self._rest.startswith("="):
            message = _("There is no name before the equals sign.")
            fix = _('Write what it is before it, for instance title = "…".')
        else:
            message = _("This line begins neither with a name nor with a bracket.")
            fix = _("Write # before it if it is a note; put it in quotes if it is part of a text.")
        self._tell(Code.NOT_TOML, self._at, self._at + 1, message, fix)

    def _no_name(self) -> None:
        message = _("Here a name is expected.")
        fix = _("Write each thing in the braces as its name, an equals sign and its value.")
        self._tell(Code.NOT_TOML, self._at, self._word_end(), message, fix)

    def _line_break(self) -> None:
        at = self._stuck.opened[-1]
        self._tell(
            Code.LINE_BREAK_IN_BRACES,
            at,
            at + 1,
            _("What begins with this brace goes on over the end of the line."),
            _("Write everything from brace to brace on one line, however long it gets."),
        )

    def _comma_last(self) -> None:
        comma = self._source.data.rfind(b",", 0, self._at)
        self._tell(
            Code.COMMA_LAST,
            comma,
            comma + 1,
            _("This comma stands right before the closing brace."),
            _("Take it out."),
        )

    def _comma_missing(self) -> None:
        self._tell(
            Code.COMMA_MISSING,
            self._at,
            self._word_end(),
            _("A comma is missing before this."),
            _("Write a comma between the two; inside a text, use “ and ” for quotes."),
        )


_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_ILLEGAL = ("Illegal character", "Found invalid character")
_ESCAPES = ("Unescaped", "Invalid hex value", "Escaped character")
_TWO_TIMES = ("Cannot", "Duplicate")


def explained_refusal(findings: Findings, message: str) -> None:
    """Tell why the parser refused a text that is built as TOML.

    Args:
        findings: Where it is told.
        message: The parser's own, which ends with the place, for instance
            "Cannot overwrite a value (at line 3, column 5)".
    """
    source = findings.source
    match = _PLACE.search(message)
    at = len(source.data)
    if match is not None and match[1] is not None:
        at = source.offset(int(match[1]), int(match[2]))
    if message.startswith(_TWO_TIMES):
        _same_key(findings, at)
    elif message.startswith(_ESCAPES):
        start = source.data.rfind(b"\\", 0, at)
        findings.add(
            Code.BACKSLASH,
            source.place(start, start + 1),
            _("This backslash begins no special character that is known."),
            _("Write two backslashes for one: \\\\ ."),
        )
    elif message.startswith(_ILLEGAL):
        findings.add(
            Code.UNSAFE_CHARACTER,
            source.place(at, at + 1),
            _("There is a hidden character here."),
            _("Delete it; if the text came from elsewhere, type this word again by hand."),
        )
    else:
        start, end = _token_at(source, at)[1:]
        findings.add(
            Code.BAD_VALUE,
            source.place(start, end),
            _("This is no date, time or number as it stands."),
            _("Write a date as year-month-day: 2026-11-29; a text stands in quotes."),
        )


def _token_at(source: Source, at: int) -> Token:
    """The last token that begins at or before a place in a text without unclosed ends."""
    last = (Mark.BLANK, 0, 0)
    for token in tokens(source.data):
        if token[1] > at:
            break
        last = token
    return last


def _same_key(findings: Findings, at: int) -> None:
    """Tell what is said twice, when the second time ends at a place."""
    data = findings.source.data
    key = said = (0, 0)
    heading = False
    above: list[tuple[int, int]] = []
    for mark, start, end in tokens(data):
        if start >= at:
            break
        heading = mark in {Mark.HEADER, Mark.HEADERS}
        if heading or mark is Mark.KEY:
            key = said = (start, end)
        elif mark in {Mark.ARRAY, Mark.TABLE}:
            above.append(key)
        elif mark is Mark.CLOSED:
            said = above.pop()
    name = data[slice(*said)].decode()
    place = findings.source.place(*said)
    if heading and name in SEVERAL:
        message = _("{name} stands in single brackets here or before.")
        fix = _("Write [[{name}]] each time.")
        findings.add(Code.SINGLE_BRACKETS, place, message.format(name=name), fix.format(name=name))
    else:
        message = _("{name} is said here for the second time.")
        fix = _("Take out one of the two, or give it another name.")
        findings.add(Code.SAME_KEY, place, message.format(name=shown(name)), fix)
