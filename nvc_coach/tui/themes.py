"""How the page looks: three themes of our own, and one in the terminal's own colours.

Every text stands out from its ground by 4.5:1 or more, every focus by 3:1 or more (the figures of
WCAG 2.2, 1.4.3 and 1.4.11); `tests/tui/test_themes.py` measures each pair. No meaning is told by a
colour alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from nvc_coach.wording import N_


@dataclass(frozen=True, slots=True)
class _Colours:
    """The six colours a theme is made of.

    Attributes:
        ground: Behind everything.
        raised: Behind what stands out from the page: a row one is at, a menu.
        text: What one reads and writes.
        quiet: What stands near and small.
        accent: The one colour that is a colour.
        line: What only parts one thing from another.
    """

    ground: str
    raised: str
    text: str
    quiet: str
    accent: str
    line: str

    def theme(self, name: str, *, dark: bool) -> Theme:
        """The theme, with none of Textual's own colours left in it."""
        ground, accent = self.ground, self.accent
        return Theme(
            name=name,
            dark=dark,
            ansi=ground == _OWN,
            primary=accent,
            secondary=accent,
            accent=accent,
            warning=accent,
            error=accent,
            success=accent,
            foreground=self.text,
            background=ground,
            surface=ground,
            panel=self.raised,
            boost=self.raised,
            text_alpha=1.0,
            variables=self._variables(),
        )

    def _variables(self) -> dict[str, str]:
        on_accent = {"background": self.accent, "foreground": self.ground, "text-style": "none"}
        on_text = {"background": self.text, "foreground": self.ground, "text-style": "none"}
        if self.ground == _OWN:
            on_accent["text-style"] = on_text["text-style"] = "reverse"
        return {
            "quiet": self.quiet,
            "raised": self.raised,
            "line": self.line,
            "border": self.accent,
            "border-blurred": self.line,
            "block-hover-background": self.raised,
            "scrollbar": self.line,
            "scrollbar-hover": self.accent,
            "scrollbar-active": self.accent,
            "scrollbar-background": self.ground,
            "scrollbar-background-hover": self.ground,
            "scrollbar-background-active": self.ground,
            "scrollbar-corner-color": self.ground,
            "text-muted": self.quiet,
            "text-disabled": self.quiet,
            "ansi-background": self.ground,
            "ansi-foreground": self.text,
            **{f"block-cursor-{part}": value for part, value in on_accent.items()},
            **{f"input-selection-{part}": value for part, value in on_accent.items()},
            **{f"screen-selection-{part}": value for part, value in on_accent.items()},
            **{f"input-cursor-{part}": value for part, value in on_text.items()},
        }


_OWN = "ansi_default"

DARK = _Colours(
    ground="#1c1e20",
    raised="#282b2e",
    text="#e6e1d8",
    quiet="#aaa498",
    accent="#93c7ae",
    line="#7d7a72",
).theme("dark", dark=True)
LIGHT = _Colours(
    ground="#f8f5ef",
    raised="#ebe6db",
    text="#2a2926",
    quiet="#5f5b52",
    accent="#2a654f",
    line="#827d72",
).theme("light", dark=False)
CONTRAST = _Colours(
    ground="#000000",
    raised="#1f1f1f",
    text="#ffffff",
    quiet="#e4e4e4",
    accent="#ffe066",
    line="#ffffff",
).theme("contrast", dark=True)
TERMINAL = _Colours(_OWN, _OWN, _OWN, _OWN, _OWN, _OWN).theme("terminal", dark=True)
THEMES: Mapping[str, Theme] = {one.name: one for one in (DARK, LIGHT, CONTRAST, TERMINAL)}
LABELS: Mapping[str, str] = {
    "dark": N_("dark"),
    "light": N_("light"),
    "contrast": N_("high contrast"),
    "terminal": N_("your terminal's own colours"),
}


class NoColours(LineFilter):
    """Takes every colour out of what is painted, as NO_COLOR asks; bold and reverse stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, with no colour in them."""
        del background
        return [Segment(text, _colourless(style), None) for text, style, _control in segments]


def _colourless(style: Style | None) -> Style | None:
    if style is None or (style.color is None and style.bgcolor is None):
        return style
    return style.without_color + Style(meta=style.meta)
