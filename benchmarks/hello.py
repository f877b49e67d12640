"""The least that Textual can show: the floor beside the first paint."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One word, and nothing else."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("Hello")


if __name__ == "__main__":
    Hello().run()
