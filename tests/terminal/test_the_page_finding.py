"""Finding entries in a journal of some size, in a real terminal, letter by letter."""

from contextlib import closing
from pathlib import Path

from benchmarks.journal_generator import write_journal
from nvc_coach.journal.disk import DiskStore
from nvc_coach.services.places import HOME_VARIABLE, places
from tests.journal.entries import entry, wrote
from tests.terminal.page_reader import at_the_page

COUNT = 300
WORD = "oystercatcher"
LINE = f"Then an {WORD} flew up [/b], and I laughed."


def test_a_word_typed_letter_by_letter_finds_the_entry_in_its_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    journal = places({HOME_VARIABLE: str(home)}).journal
    write_journal(journal, COUNT - 1)
    with closing(DiskStore(journal, mark="m1")) as store:
        store.create(entry(events=(wrote(f"We sat by the shore.\n{LINE}"),)))

    with at_the_page(home) as reader:
        reader.shows(f"Your journal: {COUNT} entries")
        reader.types("j")
        reader.shows("Your entries", "Enter opens it")
        for typed in range(1, len(WORD) + 1):
            reader.types(WORD[typed - 1])
            reader.shows(f"▏ {WORD[:typed]}")
        reader.shows(LINE, "1 entry.")
        reader.presses("enter")
        reader.shows(LINE)
        reader.presses("ctrl+r")
        reader.shows(f"▏ {WORD}", "1 entry.")
        reader.types("zzz")
        reader.shows("Nothing is found.")
        reader.presses("escape")
        reader.shows("type to find")
        reader.presses("ctrl+q")
        assert reader.ends() == 0
