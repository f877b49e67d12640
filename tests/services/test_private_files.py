"""Small private files: nothing of an earlier version stays beside them."""

import os
import time
from pathlib import Path

import pytest

from nvc_coach.services.private_files import write_privately

AN_HOUR_SECONDS = 3600


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "my-people.txt"


def left_by_a_write(page: Path, *, seconds_ago: float) -> Path:
    """What stands beside a page after a program was killed while it wrote."""
    left = page.with_name(f".{page.stem}.own-0123abcd.tmp")
    left.write_text("Mira, 0123")
    then = time.time() - seconds_ago
    os.utime(left, (then, then))
    return left


def test_what_a_kill_left_beside_a_page_goes_with_the_next_write(page: Path) -> None:
    left = left_by_a_write(page, seconds_ago=2 * AN_HOUR_SECONDS)
    write_privately(page, b"Ben, next door\n")
    assert page.read_bytes() == b"Ben, next door\n"
    assert not left.exists()


def test_what_another_program_may_be_writing_stays(page: Path) -> None:
    left = left_by_a_write(page, seconds_ago=1)
    write_privately(page, b"Ben, next door\n")
    assert left.exists()


def test_what_stands_beside_a_page_for_another_reason_stays(page: Path) -> None:
    others = [page.with_name(name) for name in (".my-people.txt.swp", "my-people.tmp", ".x.tmp")]
    for other in others:
        other.write_text("somebody else's")
        os.utime(other, (0, 0))
    write_privately(page, b"Ben, next door\n")
    assert all(other.exists() for other in others)
