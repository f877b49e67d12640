"""The picker on the screen, by keys and by the mouse: nothing typed is lost, all is in view."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.vocabulary import Vocabulary, Word
from nvc_coach.tui.themes import THEMES
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.chips import Chips, flowing
from nvc_coach.tui.widgets.word_list import OwnWords, WordList
from tests.tui.picker_steps import FEELINGS, NEEDS, TODAY, Host, needs_of, step

SIZES = [(80, 24), (120, 40), (40, 15)]
HOSTILE = "[b]x[/b] [@click=app.quit]y[/] z"
_CHARACTERS = {"space": " ", "full_stop": ".", "comma": ",", "left_square_bracket": "["}


def run(host: Host, *keys: str, size: tuple[int, int] = (80, 24)) -> Host:
    """Press keys, each after the one before has been heard."""

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)

    return played(host, press, size)


def played(
    host: Host, play: Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> Host:
    async def go() -> None:
        async with host.run_test(size=size) as pilot:
            await pilot.pause()
            await play(pilot)
            await pilot.pause()
            host.seen = host.lines

    asyncio.run(go())
    return host


def at_once(host: Host, *keys: str) -> Host:
    """Press keys in one breath, before the first of them is heard."""

    async def press(pilot: Pilot[None]) -> None:
        for key in keys:
            character = key if len(key) == 1 else _CHARACTERS.get(key)
            host.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()

    return played(host, press)


def answer(host: Host) -> Picks:
    unsent = host.picker.unsent()
    assert unsent is not None
    assert isinstance(unsent[0], Picks)
    return unsent[0]


def half_typed(host: Host) -> str:
    unsent = host.picker.unsent()
    assert unsent is not None
    return unsent[1]


def row_with(host: Host, text: str) -> str:
    return next(line for line in host.seen if text in line)


# ---------------------------------------------------------------------- what it looks like


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), tuple("resp"), ("down",), ("left",)])
def test_field_own_words_list_and_chips_are_always_in_view(
    size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    draft = Picks(("respect", "rest"), ("to be met halfway", "a day without any plan at all"))
    host = Host(draft=draft)

    async def look(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        picker = host.picker
        for part in (host.field, picker.query_one(WordList), picker.query_one(Chips)):
            assert part.region.height >= 1
            assert picker.region.contains_region(part.region)
        assert picker.query_one(WordList).region.height >= 3
        assert picker.query_one(OwnWords).region.height == 1

    played(host, look, size)
    assert "4 kept" in "\n".join(host.seen)
    assert all(cell_len(line) == size[0] for line in host.seen)


def test_a_needs_step_looks_as_it_was_drawn() -> None:
    host = run(Host(draft=Picks(("respect", "rest"), ("to be met halfway",))), *"resp")
    assert row_with(host, "Keep my words").rstrip() == '  Keep my words: "resp"'
    assert row_with(host, "whose dignity").startswith("▸ ✓ respect ")
    assert row_with(host, "stand by").startswith("    self-respect ")
    assert "  respect  ·  rest  ·  “to be met halfway”" in row_with(host, "3 kept")


def test_an_empty_field_says_what_it_is_for_and_there_are_no_own_words() -> None:
    host = run(Host())
    assert "type to find, or write your own words" in "\n".join(host.seen)
    assert "Keep my words" not in "\n".join(host.seen)


def test_own_words_are_highlighted_in_their_row() -> None:
    host = run(Host(), *"zzz")
    assert row_with(host, "Keep my words").startswith('▸ Keep my words: "zzz"')


@pytest.mark.parametrize("size", SIZES)
def test_resizing_keeps_everything(size: tuple[int, int]) -> None:
    host = Host(needs_of(Word(f"w{n}", f"word {n}") for n in range(100)), Picks((), ("mine",)))

    async def resize(pilot: Pilot[None]) -> None:
        await pilot.press(*"wor", "tab", "end")
        await pilot.resize_terminal(*size)
        await pilot.pause()

    played(host, resize)
    assert host.picker.enter == "Enter keeps word 99"
    assert row_with(host, "word 99").startswith("▸ ")
    assert (answer(host), half_typed(host)) == (Picks((), ("mine",)), "wor")


@pytest.mark.parametrize("size", SIZES)
def test_what_files_and_people_say_is_shown_and_never_done(size: tuple[int, int]) -> None:
    vocabulary = needs_of([Word("w", HOSTILE, "\x1b]0;t\x07" + HOSTILE, also=("zebra",))])
    host = run(Host(vocabulary, Picks((), (HOSTILE,)), "\x1b[31mze\u202ebra"), size=size)
    assert "".join(host.seen).isprintable()
    host = Host(vocabulary, Picks((), (HOSTILE + "\x1b\n\u202e",)))

    async def mark(pilot: Pilot[None]) -> None:
        await pilot.press("left")
        assert host.picker.query_one(Chips).render_line(0).text.isprintable()

    played(host, mark, size)
    assert "[b]x[/b] [@click=app.quit]" in "\n".join(host.seen)
    assert host.told[-1] == f'Your words: "{HOSTILE}\x1b\n\u202e"'


# ---------------------------------------------------------------------- keys


def test_a_word_is_kept_with_enter_and_one_goes_on_with_another() -> None:
    host = Host()

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*"resp", "enter")
        assert host.given == []
        host.clock.now += 1
        await pilot.press("enter")

    played(host, press)
    assert host.given == [Picks(("respect",), ())]


def test_enter_twice_in_a_breath_goes_nowhere() -> None:
    host = at_once(Host(), *"resp", "enter", "enter")
    assert (host.given, answer(host)) == ([], Picks(("respect",)))


def test_enter_on_nothing_asks_once_and_then_leaves_it_open() -> None:
    host = Host()

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        assert (host.given, host.told) == ([], ["Nothing here yet. Enter again leaves it open."])
        await pilot.press("enter")

    played(host, press)
    assert host.given == [None]
    assert host.told[-1] == ""


def test_every_letter_digit_and_mark_can_be_typed() -> None:
    typed = "j5? q/[n]-'ö,"
    host = at_once(Host(), *typed.replace(" ", "\0").replace("\0", " "))
    assert half_typed(host) == typed


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (("r", "e", "x", "backspace", "s", "t", "enter"), Picks(("rest",))),
        (("r", "e", "s", "p", "enter", "e", "a", "enter"), Picks(("respect", "ease"))),
        (("down", "down", "enter", "down", "enter"), Picks(("respect", "to-be-heard"))),
        (("down", "enter", "r", "e", "s", "t", "enter"), Picks(("self-respect", "rest"))),
        (("o", "x", "left", "n", "enter"), Picks((), ("onx",))),
        (("r", "e", "s", "p", "escape", "enter"), Picks((), ("resp",))),
        (("r", "e", "s", "tab", "down", "space", "escape"), Picks(("respect",))),
        (("o", "x", "enter", "left", "backspace", "e", "a", "enter"), Picks(("ease",))),
        (("o", "x", "enter", "left", "enter", "y", "enter"), Picks((), ("oxy",))),
        (("o", "x", "ctrl+u", "e", "a", "enter"), Picks(("ease",))),
        (("o", "x", "home", "f", "enter"), Picks((), ("fox",))),
    ],
)
def test_keys_pressed_in_one_breath_do_what_they_do_one_by_one(
    keys: tuple[str, ...], kept: Picks
) -> None:
    assert answer(at_once(Host(), *keys)) == kept
    assert answer(run(Host(), *keys)) == kept


@pytest.mark.parametrize("before", [("down", "down"), ("left",)])
def test_a_letter_in_the_list_or_on_a_chip_is_written_in_the_field(before: tuple[str, ...]) -> None:
    host = run(Host(draft=Picks(("respect",))), *before, *"ea")
    assert (half_typed(host), host.picker.enter) == ("ea", "Enter keeps ease")


def test_tab_leads_through_the_picker_and_out() -> None:
    host = Host(draft=Picks(("respect",)))

    async def press(pilot: Pilot[None]) -> None:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab"):
            await pilot.press(key)
            seen.append(host.picker.enter)
        assert seen == [
            "Enter keeps self-respect",
            "Enter tells what it means",
            "Enter tells what it means",
            "Enter keeps self-respect",
            "Enter goes on",
            "Enter goes on",
        ]

    played(host, press)
    assert [one.back for one in host.posted if isinstance(one, Asker.Onward)] == [False, True]


def test_escape_is_the_pages_only_where_the_picker_has_nothing_to_close() -> None:
    host = run(Host(), *"resp", "escape")
    assert (host.escapes, host.picker.enter) == (0, "Enter keeps your words")
    host = run(Host(), *"resp", "escape", "escape")
    assert (host.escapes, half_typed(host)) == (1, "resp")
    assert run(Host(), "down", "escape").escapes == 0


def test_a_page_that_takes_escape_first_can_ask_the_picker() -> None:
    host = Host()

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        assert host.picker.close_topmost()
        assert host.picker.enter == "Enter twice leaves it open"
        assert not host.picker.close_topmost()

    played(host, press)


def test_going_on_keeps_words_in_the_field_first() -> None:
    host = Host()

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press(*"to be met so")
        host.picker.go_on()
        assert answer(host) == Picks((), ("to be met so",))
        await pilot.pause()
        assert host.given == []
        host.picker.go_on()

    played(host, press)
    assert host.given == [Picks((), ("to be met so",))]


def test_going_on_with_nothing_gives_nothing() -> None:
    host = Host()

    async def press(_pilot: Pilot[None]) -> None:
        host.picker.go_on()

    played(host, press)
    assert host.given == [None]


def test_a_marked_chip_tells_its_meaning() -> None:
    host = run(Host(draft=Picks(("respect",))), "left")
    assert host.told[-1] == "respect: to be treated as someone whose dignity counts"
    assert row_with(host, "1 kept").startswith("▸ respect")


def test_undo_takes_back_typing_first_and_then_what_was_taken_out() -> None:
    host = run(Host(draft=Picks(("respect",))), "left", "backspace", "ctrl+z")
    assert answer(host) == Picks(("respect",))
    host = run(Host(draft=Picks(("respect",))), "left", "backspace", *"ox", "ctrl+z")
    assert (answer(host), half_typed(host)) == (Picks(), "")


def test_undo_puts_back_words_deleted_in_the_field_rather_than_a_chip() -> None:
    keys = (*"resp", "enter", *"my own", "ctrl+u", "ctrl+z")
    host = run(Host(), *keys)
    assert (answer(host), half_typed(host)) == (Picks(("respect",)), "my own")


# ---------------------------------------------------------------------- stories


def test_a_word_that_carries_a_story_tells_it_and_keeps_nothing_unasked() -> None:
    host = run(Host(FEELINGS), *"I feel ignored")
    assert host.told[-1] == '"ignored" tells what someone did. Underneath, perhaps: lonely · hurt'
    assert answer(host) == Picks()
    text = "\n".join(host.seen)
    assert '▸ Keep my words: "I feel ignored"' in text
    assert "    lonely" in text
    assert "    hurt" in text
    assert "glad" not in text


def test_a_story_stays_told_while_one_moves_through_what_lies_underneath() -> None:
    host = run(Host(FEELINGS), *"ignored", "down", "down")
    assert host.told[-1].startswith('"ignored" tells')
    assert host.picker.enter == "Enter keeps hurt"
    host = run(Host(FEELINGS), *"ignored", "backspace")
    assert host.told[-1] == ""


# ---------------------------------------------------------------------- what is posted


def test_showing_a_step_posts_nothing() -> None:
    host = Host(draft=Picks(("respect",), ("mine",)), typed="half a thou")
    assert run(host).posted == []
    assert (answer(host), half_typed(host)) == (Picks(("respect",), ("mine",)), "half a thou")


def test_what_stands_unsent_is_posted_with_every_change() -> None:
    host = run(Host(draft=Picks(("rest",))), *"re", "down", "enter", "left", "left", "backspace")
    assert host.typed == [
        (Picks(("rest",)), "r"),
        (Picks(("rest",)), "re"),
        (Picks(("rest", "respect")), ""),
        (Picks(("respect",)), ""),
    ]


def test_moving_about_posts_no_draft() -> None:
    host = run(Host(draft=Picks(("rest",))), "down", "down", "tab", "left", "tab")
    assert host.typed == []


def test_a_footer_hears_of_each_change_of_what_enter_does() -> None:
    host = Host()
    heard: list[str] = []

    def hear(enter: str) -> None:
        heard.append(enter)

    async def press(pilot: Pilot[None]) -> None:
        host.watch(host.picker, "enter", hear, init=False)
        for key in ("down", "down", "up", "escape"):
            before = len(host.told)
            await pilot.press(key)
            assert len(host.told) == before + 1

    played(host, press)
    assert heard == [
        "Enter keeps self-respect",
        "Enter keeps respect",
        "Enter keeps self-respect",
        "Enter twice leaves it open",
    ]


def test_one_step_gives_way_to_the_next() -> None:
    host = Host(draft=Picks(("rest",), ("mine",)), typed="half")

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        host.posted.clear()
        host.picker.ask(*step(FEELINGS), TODAY)
        host.picker.take_focus()
        await pilot.pause()
        assert (answer(host), half_typed(host), host.field.words) == (Picks(), "", "")
        await pilot.press(*"lon", "enter")

    played(host, press)
    assert answer(host) == Picks(("lonely",))
    assert [typed for _answer, typed in host.typed] == ["l", "lo", "lon", ""]


def test_another_step_with_the_same_words_begins_at_their_top() -> None:
    vocabulary = needs_of(Word(f"w{n}", f"word {n}") for n in range(100))
    host = Host(vocabulary)

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press("down", "end", "escape")
        assert "word 99" in "\n".join(host.lines)
        host.picker.ask(*step(vocabulary), TODAY)
        host.picker.take_focus()

    assert "word 0 " in "\n".join(played(host, press).seen)


def test_a_draft_of_several_lines_stays_exact_until_it_is_changed() -> None:
    host = Host(draft=Picks(("rest",)), typed="one\ntwo")
    assert half_typed(run(host, "down", "left")) == "one\ntwo"
    host = run(Host(draft=Picks(("rest",)), typed="one\ntwo"), "left", "left", "down", "x")
    assert half_typed(host) == "one txwo"


@pytest.mark.parametrize("theme", THEMES)
def test_the_cursor_of_the_field_is_shown_only_while_one_is_there(theme: str) -> None:
    host = Host()

    def cursor() -> tuple[object, object]:
        style = host.field.get_component_rich_style("text-area--cursor")
        return style.bgcolor, style.reverse

    async def press(pilot: Pilot[None]) -> None:
        host.theme = theme
        await pilot.pause()
        there = cursor()
        await pilot.press("down")
        await pilot.pause()
        elsewhere = cursor()
        await pilot.press("escape")
        await pilot.pause()
        assert cursor() == there != elsewhere
        assert elsewhere[1] is not True

    played(host, press)


def test_a_word_that_the_vocabulary_no_longer_has_is_left_out() -> None:
    view, exercise = step(NEEDS, Picks(("rest",)))
    host = Host()

    async def ask(_pilot: Pilot[None]) -> None:
        other = view.__class__(
            **{
                name: getattr(view, name)
                for name in view.__class__.__dataclass_fields__
                if name != "vocabulary"
            },
            vocabulary=needs_of([Word("ease", "ease")]),
        )
        host.picker.ask(other, exercise, TODAY)

    assert answer(played(host, ask)) == Picks()


# ---------------------------------------------------------------------- pasting


def test_sixty_pasted_lines_are_joined_and_kept_as_one() -> None:
    host = Host()
    lines = [f"line {n}" for n in range(60)]

    async def paste(pilot: Pilot[None]) -> None:
        host.post_message(events.Paste("\n".join(lines)))
        await pilot.pause()
        assert half_typed(host) == " ".join(lines)
        assert host.picker.query_one(WordList).region.height >= 3
        await pilot.press("enter")

    played(host, paste)
    assert answer(host) == Picks((), (" ".join(lines),))


def test_pasting_in_the_list_goes_into_the_field() -> None:
    host = Host()

    async def paste(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        host.post_message(events.Paste("eas"))
        await pilot.pause()

    assert played(host, paste).picker.enter == "Enter keeps ease"


# ---------------------------------------------------------------------- the mouse


def test_a_click_toggles_a_word_and_the_keys_go_on_from_there() -> None:
    host = Host()

    async def click(pilot: Pilot[None]) -> None:
        await pilot.click(WordList, offset=(8, 2))
        assert answer(host) == Picks(("respect",))
        await pilot.press("down", "enter", *"eas")

    played(host, click)
    assert answer(host) == Picks(("respect", "to-be-heard"))
    assert half_typed(host) == "eas"


def test_a_click_keeps_own_words() -> None:
    host = Host()

    async def click(pilot: Pilot[None]) -> None:
        await pilot.press(*"rest")
        await pilot.click(OwnWords, offset=(5, 0))

    assert answer(played(host, click)) == Picks((), ("rest",))


def test_a_click_marks_a_chip_and_one_into_the_field_leads_back() -> None:
    host = Host(draft=Picks(("respect", "rest")))

    async def click(pilot: Pilot[None]) -> None:
        await pilot.click(Chips, offset=(16, 0))
        assert host.told[-1] == "rest: to let go of effort"
        await pilot.click(host.field, offset=(4, 0))

    played(host, click)
    assert host.picker.enter == "Enter goes on"


# ---------------------------------------------------------------------- the terminal's cursor


def test_the_terminals_cursor_follows_where_one_is() -> None:
    host = Host(draft=Picks(("rest",)))

    async def press(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        await pilot.pause()
        x, y = host.cursor_position
        assert host.lines[y][x:].startswith("▸   respect")
        await pilot.press("tab")
        await pilot.pause()
        x, y = host.cursor_position
        assert host.lines[y][x:].startswith("▸ rest")
        await pilot.press("e")
        await pilot.pause()
        assert host.cursor_position == host.field.cursor_screen_offset

    played(host, press)


# ---------------------------------------------------------------------- many and long


@pytest.mark.parametrize("size", SIZES)
def test_many_chips_take_a_few_lines_and_say_how_many_more(size: tuple[int, int]) -> None:
    own = tuple(f"my own words number {n}" for n in range(40))
    host = Host(draft=Picks((), own))

    async def look(_pilot: Pilot[None]) -> None:
        assert host.picker.query_one(Chips).region.height <= 3

    played(host, look, size)
    text = "\n".join(host.seen)
    assert "40 kept" in text
    shown = sum(f"number {n}”" in text for n in range(40))
    assert f"{40 - shown} more" in text


def test_a_marked_chip_is_in_view_however_many_there_are() -> None:
    own = tuple(f"my own words number {n}" for n in range(40))
    host = run(Host(draft=Picks((), own)), "left", *["left"] * 10)
    assert "▸ “my own words number 29”" in "\n".join(host.seen)


@pytest.mark.parametrize("width", [20, 40, 68])
def test_chips_flow_in_lines_no_wider_than_there_is_room(width: int) -> None:
    texts = ["respect", "尊重される", "x" * 200, "👩‍👩‍👧", *map(str, range(50))]
    lines = flowing(texts, width)
    assert [piece.chip for line in lines for piece in line] == list(range(len(texts)))
    assert all(line[-1].end + 3 <= width for line in lines)
    assert all(b.at - a.end == 3 for line in lines for a, b in pairwise(line))


def test_a_thousand_words_are_found_and_scrolled_through() -> None:
    vocabulary: Vocabulary = needs_of(Word(f"w{n}", f"word {n}", "a meaning") for n in range(1_000))
    host = run(Host(vocabulary), "down", "end", "pageup", "enter")
    assert answer(host) != Picks()
    assert row_with(host, "▸ ").startswith("▸ ✓ word 9")
