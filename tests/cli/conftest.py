"""What every test of the commands starts from."""

from pathlib import Path

import pytest

from tests.cli.commanding import Coach


@pytest.fixture
def coach(own_home: Path) -> Coach:
    """The program in an empty home."""
    return Coach(own_home / "nvc-coach")
