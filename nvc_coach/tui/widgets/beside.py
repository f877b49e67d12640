"""What stands beside the page where there is room: the way so far, and what one has said."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from nvc_coach.practice.view import Mark, PartMark
from nvc_coach.tui.widgets.line import Line


class Beside(VerticalScroll, can_focus=False):
    """A quiet column with one text in it."""

    DEFAULT_CSS = """
    Beside { display: none; width: 24; height: 100%; padding: 1 2; color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """The text."""
        yield Line()

    def say(self, text: str) -> None:
        """Show another text."""
        self.query_one(Line).say(text)


class Trail(Beside):
    """The parts passed, here and next, the steps of the present part under it."""

    def show(self, parts: Sequence[PartMark], steps: Sequence[str], here: str) -> None:
        """Show the way so far.

        Args:
            parts: The parts as far as they can be told.
            steps: What the steps passed in the present part are called.
            here: What the step that waits is called; empty on a page.
        """
        lines: list[str] = []
        for part in parts:
            if part.state == "passed":
                lines.append(f"✓ {part.label}")
            elif part.state == "next":
                lines.append(f"  {part.label}")
            else:
                lines.append(f"▸ {part.label}")
                lines += (f"    {step}" for step in steps)
                lines += [f"  ▸ {here}"] if here else []
        self.say("\n".join(lines))


class Said(Beside):
    """What one has said so far, the latest last."""

    DEFAULT_CSS = """
    Said { width: 28; }
    """

    def show(self, trail: Sequence[Mark]) -> None:
        """Show what was answered, part by part."""
        told: list[str] = []
        part = None
        for mark in trail:
            if not mark.words:
                continue
            if mark.part != part:
                part = mark.part
                told.append(f"\n{mark.part}" if told else mark.part)
            told.append(mark.words)
        self.say("\n".join(told))
        self.scroll_end(animate=False)
