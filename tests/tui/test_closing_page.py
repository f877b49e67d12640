"""The closing reads everything back, however long it is."""

from nvc_coach.tui.screens.closing import Closing
from nvc_coach.tui.widgets.above import Above
from tests.practice.exercises import exercise, write
from tests.tui.walking_it import NARROW, AtThePage, at_the_page


def test_page_down_and_page_up_read_on_in_what_is_read_back_and_choose_nothing() -> None:
    async def does(page: AtThePage) -> None:
        await page.paste("\n".join(f"line {number}" for number in range(60)))
        await page.press("ctrl+n")
        closing = page.coach.screen
        assert isinstance(closing, Closing)
        assert await page.sees("Page Down")

        await page.press("pagedown")
        assert await page.sees("line 9")
        await page.press("pagedown", "pagedown", "pageup")
        assert closing.query_one(Above).scroll_y > 0
        assert await page.sees("▸ Keep this")

    at_the_page(exercise(write("one")), does, size=NARROW)
