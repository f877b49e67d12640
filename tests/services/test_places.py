"""Where things are kept."""

from pathlib import Path

import pytest

from nvc_coach.services.places import places


def test_a_home_of_its_own_holds_everything(tmp_path: Path) -> None:
    found = places({"NVC_COACH_HOME": str(tmp_path)})
    everything = (found.config, found.journal, found.library, found.state, found.cache)
    assert len(set(everything)) == 5
    assert all(one.is_relative_to(tmp_path) for one in everything)


def test_a_home_below_ones_own_may_be_named_shortly(own_home: Path) -> None:
    assert places({"NVC_COACH_HOME": "~/coach"}).journal == own_home / "coach" / "journal"


def test_without_one_they_are_where_the_system_keeps_such_things(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(own_home / name.lower()))
    found = places({})
    assert found.settings_file == own_home / "config/nvc-coach/settings.toml"
    assert found.journal == own_home / "data/nvc-coach/journal"
    assert found.lock_file == own_home / "state/nvc-coach/journal.lock"
    assert not found.lock_file.is_relative_to(found.journal)
