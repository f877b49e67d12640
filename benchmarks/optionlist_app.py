"""The same words in Textual's own list, refilled at each change of the field: the usual way."""

from textual.app import App, ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from benchmarks.words import vocabulary
from nvc_coach.practice.vocabulary import Word


class OptionListApp(App[None]):
    """A field, and below it the words that fit what stands in it."""

    CSS = """
    Input, OptionList { border: none; padding: 0; &:focus { border: none; } }
    OptionList { height: 1fr; max-height: 100%; margin: 1 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"
        self._vocabulary = vocabulary()

    def compose(self) -> ComposeResult:
        """The field and the list."""
        field = Input(compact=True)
        field.cursor_blink = False
        yield field
        yield OptionList(*self._options(""), markup=False, compact=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Fill the list anew."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(self._options(event.value))
        options.highlighted = 0 if event.value else None

    def _options(self, typed: str) -> list[Option]:
        if typed:
            return [_option(word) for word in self._vocabulary.beginning(typed)]
        options: list[Option] = []
        for group in self._vocabulary.groups:
            options.append(Option(group.label, disabled=True))
            options += map(_option, group.words)
        return options


def _option(word: Word) -> Option:
    return Option(f"  {word.label:<24}{word.gloss}", id=word.id)


if __name__ == "__main__":
    OptionListApp().run()
