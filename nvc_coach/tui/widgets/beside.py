"""What stands beside the page where there is room: the way so far, and what one has said."""

from collections.abc import Collection, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from nvc_coach.practice.shortening import one_line
from nvc_coach.practice.view import Mark, PartMark
from nvc_coach.tui.widgets.line import Line


class Beside(VerticalScroll, can_focus=False):
    """A quiet column with one text in it."""

    DEFAULT_CSS = """
    Beside {
        display: none; width: 20; height: 100%; padding: 2 1 1 2; color: $quiet;
        scrollbar-size-vertical: 0;
    }
    """

    def compose(self) -> ComposeResult:
        """The text."""
        yield Line()


class Trail(Beside):
    """The parts passed, here and next; a quiet mark where one came back."""

    def show(self, parts: Sequence[PartMark], returned: Collection[str]) -> None:
        """Show the way so far.

        Args:
            parts: The parts as far as they can be told.
            returned: The parts to which a choice has led back.
        """
        signs = {"passed": "✓", "here": "▸", "next": " "}
        lines = [
            f"{signs[part.state]} {part.label}{' ↺' if part.label in returned else ''}"
            for part in parts
        ]
        self.query_one(Line).say("\n".join(lines))


class Said(Beside):
    """What one has said so far, part by part, the latest last."""

    DEFAULT_CSS = """
    Said { width: 26; }
    """

    def show(self, trail: Sequence[Mark]) -> None:
        """Show what was answered.

        Args:
            trail: The visits to show; one without words is passed over.
        """
        told: list[tuple[str, str]] = []
        part = None
        for mark in trail:
            if not mark.words:
                continue
            if mark.part != part:
                part = mark.part
                told.append((f"{BETWEEN if told else ''}{mark.part}\n", "bold"))
            else:
                told.append(("\n", ""))
            words = mark.words.strip()
            told.append((one_line(words, _LONGEST) if len(words) > _LONGEST else words, ""))
        self.query_one(Line).say_parts(told)
        self.scroll_end(animate=False)


BETWEEN = "\n\n"
_LONGEST = 400
"""How many characters of an answer are shown; the whole text is a key away."""
