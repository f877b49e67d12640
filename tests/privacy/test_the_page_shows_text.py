"""Whatever stands in a file or was pasted, the page shows it as text (P30, P31).

Every page is toured with hostile text in every field of an exercise, of its words, of entries, of
the page of people, and in the name of a file.
"""

import pytest
from rich.cells import cell_len
from rich.segment import Segment

from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.asker import Asker
from tests.privacy.page_guide import Tour, kinds_of
from tests.privacy.page_payloads import ACTION, IN_A_SESSION, IN_ENTRIES, STEERING
from tests.privacy.page_tour import toured

pytestmark = pytest.mark.xdist_group("tours")

# A scroll bar is grabbed by them; they are Textual's own, and no text makes them.
SCROLLING = {"grab", "release", "scroll_up", "scroll_down"}


@pytest.fixture
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    return toured("hostile", tmp_path_factory)


def runs(segment: Segment) -> bool:
    """Whether a click there would do something that no widget of ours hears of."""
    meta = segment.style.meta if segment.style else {}
    ours = {value for key, value in meta.items() if key.startswith("@")}
    return bool(ours - SCROLLING) or bool(segment.style and segment.style.link)


def test_nothing_in_a_text_is_ever_run(tour: Tour) -> None:
    assert tour.ran == []
    for stop in tour.stops:
        assert [one.text for one in stop.segments if runs(one)] == [], stop.name


def test_nothing_that_steers_a_terminal_is_painted(tour: Tour) -> None:
    for stop in tour.stops:
        assert set(stop.text) & STEERING <= {"\n"}, stop.name
        assert [one.text for one in stop.segments if one.control] == [], stop.name


def test_every_line_is_as_wide_as_the_screen_whatever_stands_on_it(tour: Tour) -> None:
    for stop in tour.stops:
        widths = {sum(cell_len(one.text) for one in strip) for strip in stop.strips}
        assert widths == {stop.width}, stop.name


def test_the_text_of_every_field_is_read_as_it_stands(tour: Tour) -> None:
    fields = (
        *IN_A_SESSION,
        *IN_ENTRIES,
        "anna",
        "whom",
        "notice",
        "quiet",
        "trouble",
        "broken",
        "home",
    )
    assert [name for name in fields if f"{name}{ACTION}" not in tour.seen] == []
    # What the end of a scale is called is cut where the scale is short.
    assert "high[" in tour.seen


def test_every_page_and_every_way_of_asking_was_visited(tour: Tour) -> None:
    assert {stop.screen for stop in tour.stops} == {*kinds_of(Page), *kinds_of(Modal)}
    assert {stop.asker for stop in tour.stops} - {""} == {*kinds_of(Asker)}
