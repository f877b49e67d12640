import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

PROJECT = Path(__file__).resolve().parents[2]
CATALOGUE = PROJECT / "nvc_coach" / "locale" / "nvc_coach.pot"


def check_catalogue(catalogue: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PROJECT / "tools" / "messages.py", "--check", "--catalogue", catalogue],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def messages() -> list[Message]:
    with CATALOGUE.open("rb") as written:
        return [message for message in read_po(written, locale="en") if message.id]


def forms(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def placeholders(form: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(form) if name is not None}


def test_the_committed_catalogue_holds_what_the_code_says_now() -> None:
    checked = check_catalogue(CATALOGUE)

    assert checked.stderr == ""
    assert checked.returncode == 0


def test_a_catalogue_that_misses_or_alters_a_sentence_is_noticed(tmp_path: Path) -> None:
    stale = tmp_path / "nvc_coach.pot"
    stale.write_text(
        CATALOGUE.read_text(encoding="utf-8") + '\nmsgid "A sentence from last year."\nmsgstr ""\n',
        encoding="utf-8",
    )

    for catalogue in (stale, tmp_path / "missing.pot"):
        checked = check_catalogue(catalogue)
        assert checked.returncode == 1
        assert "make messages" in checked.stderr


def test_every_placeholder_has_a_name_a_translator_can_move() -> None:
    numbered = [
        form
        for message in messages()
        for form in forms(message)
        if not all(name.isidentifier() for name in placeholders(form))
    ]

    assert numbered == []


def test_both_forms_of_a_plural_know_the_same_placeholders_except_the_count() -> None:
    differing = [
        message.id
        for message in messages()
        if len({frozenset(placeholders(form) - {"count"}) for form in forms(message)}) > 1
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("form", "names"),
    [("plain", set()), ("{title} by {who}", {"title", "who"}), ("{} {0}", {"", "0"})],
)
def test_placeholders_are_seen_as_format_sees_them(form: str, names: set[str]) -> None:
    assert placeholders(form) == names
