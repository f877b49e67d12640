"""A program that ships with one exercise, whatever else there is by now."""

import shutil
from pathlib import Path

import pytest

from nvc_coach.library.shipped import shipped_exercises

TEI = "transforming-enemy-images"


def ships_only(exercise_id: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this exercise be the only one that ships, out of a folder that is made for it."""
    shutil.copytree(shipped_exercises() / "en/vocabulary", folder / "en/vocabulary")
    (folder / "en/practices").mkdir()
    shutil.copy(shipped_exercises() / f"en/practices/{exercise_id}.toml", folder / "en/practices")
    monkeypatch.setattr("nvc_coach.library.shipped.shipped_exercises", lambda: folder)
