import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from nvc_coach.wording import N_, _, ngettext, speak


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    polish = Catalog(locale="pl")
    polish.add("Welcome back to {title}.", "Witaj ponownie: {title}.")
    polish.add(
        ("{count} entry", "{count} entries"),
        ("{count} wpis", "{count} wpisy", "{count} wpisów"),
    )
    brazilian = Catalog(locale="pt_BR")
    brazilian.add("Go on", "Seguir")
    for catalogue in (polish, brazilian):
        place = tmp_path / str(catalogue.locale) / "LC_MESSAGES"
        place.mkdir(parents=True)
        with (place / "nvc_coach.mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
    return tmp_path


def entries(count: int) -> str:
    return ngettext("{count} entry", "{count} entries", count).format(count=count)


def test_without_a_word_about_language_people_read_the_english_of_the_code() -> None:
    assert _("Welcome back to {title}.") == "Welcome back to {title}."
    assert [entries(count) for count in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]


def test_a_translation_is_spoken_with_the_plurals_of_its_own_language(translations: Path) -> None:
    assert speak("pl", translations) == "pl"
    assert _("Welcome back to {title}.").format(title="Żal") == "Witaj ponownie: Żal."
    assert [entries(count) for count in (1, 2, 5)] == ["1 wpis", "2 wpisy", "5 wpisów"]


def test_a_sentence_nobody_has_translated_stays_english(translations: Path) -> None:
    speak("pl", translations)

    assert _("Not in the catalogue.") == "Not in the catalogue."


@pytest.mark.parametrize("name", ["pl_PL.UTF-8", "pl-PL", "pl@euro", "pl"])
def test_a_region_without_a_translation_falls_back_to_its_language(
    name: str, translations: Path
) -> None:
    assert speak(name, translations) == "pl"


def test_a_region_with_a_translation_of_its_own_is_heard(translations: Path) -> None:
    assert speak("pt-BR", translations) == "pt_BR"
    assert _("Go on") == "Seguir"


@pytest.mark.parametrize("name", ["", "C", "C.UTF-8", "POSIX", "xx", "../pl", "pl/../pl", "en_GB"])
def test_a_language_without_a_translation_is_answered_in_english(
    name: str, translations: Path
) -> None:
    speak("pl", translations)

    assert speak(name, translations) == "en"
    assert _("Welcome back to {title}.") == "Welcome back to {title}."


def test_the_translations_that_come_with_the_program_are_looked_at_by_default() -> None:
    assert speak("tlh") == "en"


def test_a_marked_constant_is_spoken_when_it_is_shown(translations: Path) -> None:
    constant = N_("Go on")

    assert constant == "Go on"
    speak("pt_BR", translations)
    assert _(constant) == "Seguir"


def test_importing_the_wording_opens_no_file_but_code() -> None:
    program = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, what: opened.append(str(what[0])) "
        "if event == 'open' else None)\n"
        "import nvc_coach.wording\n"
        "print([name for name in opened if not name.endswith(('.py', '.pyc'))])\n"
        "open(sys.executable, 'rb').close()\n"
        "print(opened[-1] == sys.executable)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert ran.stdout.splitlines() == ["[]", "True"]
