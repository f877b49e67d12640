"""What a terminal sends, parted into keys: what is no key of ours never becomes letters.

Textual 8.2 looks for the end of an unknown sequence in whatever comes next, and types it all once
it gives up: an answer of the terminal, Alt and a digit, or Esc and a letter with another key behind
them would stand in somebody's text.
"""

import re
import sys
from collections.abc import Generator, Iterable
from time import monotonic
from unicodedata import category

from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

_ESC = "\x1b"
_TOLD = re.compile(r"\x1b(?:\][0-9]|P[0-9!$+>|]|_G)[^\x07\x1b]*(?:\x07|\x1b\\)")
"""What a terminal answers or tells by itself; no two keys begin so."""
_SEQUENCE = re.compile(
    r"\x1b\[M[^\x1b]{3}"  # a mouse, as of old
    r"|\x1b\[\[[A-E]"  # function keys of the Linux console
    r"|\x1b\[(?![M\[])[0-?]*[ -/]*[@-~]"
    r"|\x1bO[0-9;]*[@-~]"
)
_BEGUN = re.compile(
    r"\x1b(?:\[(?:M[^\x1b]{,2}|\[|[0-?]*[ -/]*)|O[0-9;]*"
    r"|(?:\](?:[0-9][^\x07\x1b]*\x1b?)?|P(?:[0-9!$+>|][^\x07\x1b]*\x1b?)?|_(?:G[^\x07\x1b]*\x1b?)?)"
    r")?"
)
_NUMBERED = re.compile(r"\x1b\[([0-9]*)[0-9:;]*([A-FHP-S~])")
"""A key with a number, which Textual would take for that of a letter where it knows no other."""
_BESIDE_A_KEY = len("\x1bx")
_MOST_SIGNS = 4096
"""Of what a terminal tells; what is longer is not waited for."""
_SLOW_SECONDS = 0.5
"""How long the rest of what has begun may take on its way, as over a slow line."""
_PASTE_SECONDS = 5.0
"""How long a paste may rest before it is taken for whole, so that no key is lost after it."""


class KeyParser(XTermParser):
    """Parts what comes, and hands on only what is whole."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002  # as in Textual
        super().__init__(debug)
        self._pending = ""
        self._pasting = False
        self._until: float | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """Take what was read, and give what is whole of it."""
        if not data:
            yield from super().feed(data)
            return
        self._pending = all_of_it = self._pending + data
        waited_for = self._until is not None and all_of_it != data
        yield from self._whole()
        now = monotonic()
        if self._pasting:
            self._until = now + _PASTE_SECONDS
        elif not self._pending:
            self._until = None
        elif self._pending != all_of_it or not waited_for:
            alone = self._pending == _ESC
            self._until = now + (constants.ESCAPE_DELAY if alone else _SLOW_SECONDS)

    def tick(self) -> Iterable[Message]:
        """Nothing more has come: Esc was Esc, and what never came to its end were keys."""
        if self._until is None or monotonic() < self._until:
            return
        self._until = None
        begun, self._pending = self._pending, ""
        if self._pasting:
            self._pasting = False
            yield _paste(begun)
        elif begun == _ESC:
            yield events.Key("escape", _ESC)
        elif begun[1:2] in "[O":
            yield from self._with_alt(begun[1:2] if len(begun) == _BESIDE_A_KEY else "")
        else:
            yield from self._with_alt(begun[1:2])
            yield from self._keys(begun[2:].replace(_ESC, ""))

    def _whole(self) -> Generator[Message, None, None]:
        while self._pending:
            if self._pasting:
                pasted, end, rest = self._pending.partition(BRACKETED_PASTE_END)
                if not end:
                    return
                self._pending, self._pasting = rest, False
                yield _paste(pasted)
                continue
            plain, escape, rest = self._pending.partition(_ESC)
            self._pending = escape + rest
            if plain:
                yield from self._keys(plain)
            elif rest.startswith(_ESC):
                self._pending = rest
                yield events.Key("escape", _ESC)
            elif told := _TOLD.match(self._pending):
                self._pending = self._pending[told.end() :]
            elif found := _SEQUENCE.match(self._pending):
                self._pending = self._pending[found.end() :]
                yield from self._sequence(found[0])
            elif (yield from self._begun_or_alt()):
                return

    def _begun_or_alt(self) -> Generator[Message, None, bool]:
        """Whether what is there may go on; if not, it was Alt with a key, or was cut off."""
        begun = _BEGUN.match(self._pending)
        if begun and begun.end() == len(self._pending) < _MOST_SIGNS:
            return True
        beside = self._pending[1]
        cut_off = begun.end() if begun and beside in "[O" else _BESIDE_A_KEY
        sequence, self._pending = self._pending[:cut_off], self._pending[cut_off:]
        if isinstance(ANSI_SEQUENCES_KEYS.get(sequence), tuple):
            yield from self._keys(sequence)
        elif cut_off == _BESIDE_A_KEY:
            yield from self._with_alt(beside)
        return False

    def _sequence(self, sequence: str) -> Generator[Message, None, None]:
        """A whole sequence: what Textual knows is what it says; anything else is nothing."""
        if sequence == BRACKETED_PASTE_START:
            self._pasting = True
        if _is_unknown_key(sequence):
            return
        try:
            yield from self._keys(sequence)
        except (ArithmeticError, ValueError):  # numbers of which Textual can make nothing
            self._begin_anew()
        if self._awaiting.timeout is not None:
            self._begin_anew()

    def _keys(self, data: str) -> Generator[Message, None, None]:
        """What Textual makes of it; a sign that it would not let be typed is as if pasted."""
        for message in super().feed(data) if data else ():  # nothing would be the end of all
            sign = message.character if isinstance(message, events.Key) else None
            yield _paste(sign) if sign and _is_left_out(sign) else message

    def _begin_anew(self) -> None:
        """Let Textual forget what it has read."""
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)
        self._timeout_time = None

    def _with_alt(self, sign: str) -> Generator[Message, None, None]:
        """A key with Alt, or Esc and then the key, which terminals send alike."""
        for event in self._sequence_to_key_events(sign) if sign else ():
            if event.is_printable:
                shift = "shift+" if len(event.key) == 1 and event.key.isupper() else ""
                yield events.Key(f"alt+{shift}{event.key.lower()}", event.character)
            else:
                yield event


def _is_left_out(sign: str) -> bool:
    """Whether a sign of somebody's writing is none to Python: a joiner, a space of its own kind."""
    return not sign.isprintable() and category(sign[0]) not in {"Cc", "Cs"}


def _is_unknown_key(sequence: str) -> bool:
    numbered = _NUMBERED.fullmatch(sequence)
    if numbered is None or sequence in ANSI_SEQUENCES_KEYS:
        return False
    return f"{int(numbered[1] or 1)}{numbered[2]}" not in FUNCTIONAL_KEYS


def _paste(text: str) -> events.Paste:
    return events.Paste(text.replace("\x00", ""))


def part_keys_so() -> None:
    """Let Textual part keys so; it offers no way to choose another parser."""
    if sys.platform == "win32":
        from textual.drivers import win32 as driver
    else:
        from textual.drivers import linux_driver as driver
    vars(driver)["XTermParser"] = KeyParser
