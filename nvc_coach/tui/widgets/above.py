"""A text that something to choose from stands below of."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget


class Above(VerticalScroll):
    """As high as its text, and scrolled where that and what is below do not both fit.

    Textual offers no greatest height that leaves room for others: what is below would be pushed
    off the page.
    """

    DEFAULT_CSS = """
    Above { height: auto; }
    Above:focus { background-tint: transparent; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the text, or those that the others leave."""
        needed = super().get_content_height(container, viewport, width)
        others = sum(
            one.get_content_height(container, viewport, width) + one.styles.margin.height
            for one in (self.parent.children if isinstance(self.parent, Widget) else ())
            if one.display and one is not self
        )
        return max(1, min(needed, container.height - others - self.styles.margin.height))
