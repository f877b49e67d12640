"""Settings, and the page "my people"."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.themes import LABELS
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class SettingsPage(Page):
    """One row a setting; Enter changes it to the next of its values."""

    DEFAULT_CSS = """
    SettingsPage #where { margin-top: 1; color: $quiet; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def compose_column(self) -> ComposeResult:
        """The settings, and where they are kept."""
        yield Line(_("Settings"), classes="heading")
        yield Rows(self._rows())
        where = _("They are kept in {file}.")
        yield Line(where.format(file=self.house.program.places.settings_file), id="where")

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))
        self._say_enter()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what Enter does there."""
        event.stop()
        self._say_enter()

    def _say_enter(self) -> None:
        here = self.query_one(Rows).here
        opens = here is not None and here.name == "people"
        self.query_one(Footer).enter = _("Enter opens it") if opens else _("Enter changes it")

    def _rows(self) -> list[Row]:
        settings = self.house.program.settings
        return [
            Row(_("My people"), _("write or change your page"), name="people"),
            Row(_("How it looks"), _(LABELS[settings.theme]), name="theme"),
            Row(_("Keep what I write, unless I say otherwise"), _said(settings.keep), name="keep"),
            Row(_("Something to breathe with at pauses"), _said(settings.motion), name="motion"),
            Row(_("Small questions about what I write"), _said(settings.hints), name="hints"),
            Row(
                _("The terminal's cursor (braille, magnifiers)"),
                _said(settings.cursor),
                name="cursor",
            ),
            Row(_("Always open line by line"), _said(settings.plain), name="plain"),
        ]

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Change it."""
        name = event.row.name
        if name == "people":
            from nvc_coach.tui.screens.people import PeoplePage

            self.coach.show_page(PeoplePage())
        elif name == "theme":
            names = list(LABELS)
            now = names.index(self.house.program.settings.theme)
            self._set("theme", names[(now + 1) % len(names)])
            self.app.theme = self.house.program.settings.theme
        else:
            self._set(name, not getattr(self.house.program.settings, name))
            if name == "cursor":
                self.coach.show_cursor(shown=self.house.program.settings.cursor)

    def _set(self, name: str, value: bool | str) -> None:  # noqa: FBT001  # a setting's value
        self.tell(self.house.program.set(name, value) or "")
        self.query_one(Rows).show(self._rows())

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()

    def help_text(self) -> str:
        """What the settings are."""
        return _(
            "Enter changes a setting to the next of its values. Your terminal's own colours are "
            "for those who have set them with care; the other three are made to be read well."
        )


def _said(value: bool) -> str:  # noqa: FBT001  # a setting's value
    return _("yes") if value else _("no")
