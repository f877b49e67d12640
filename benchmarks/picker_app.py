"""The picker alone on a page, with the 250 words."""

from textual.app import ComposeResult

from benchmarks.words import exercise
from nvc_coach.practice.session import begin
from nvc_coach.practice.view import StepView, present
from nvc_coach.services.clock import local_now
from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.widgets.picker import Picker


class PickerApp(SafeApp[None]):
    """One question, without the page around it."""

    def compose(self) -> ComposeResult:
        """The picker."""
        yield Picker()

    def on_mount(self) -> None:
        """Ask."""
        asked = exercise()
        view = present(begin(asked), {})
        assert isinstance(view, StepView)  # noqa: S101  # an exercise of one question asks it
        picker = self.query_one(Picker)
        picker.ask(view, asked, local_now().date())
        picker.take_focus()


if __name__ == "__main__":
    PickerApp().run()
