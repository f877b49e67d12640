"""Where things are kept on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "nvc-coach"
HOME_VARIABLE = "NVC_COACH_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders the program uses; none of them needs to exist.

    Attributes:
        config: Settings, the page "my people", and the list of names.
        journal: The entries, nothing else, so that it can be synced.
        library: The person's own exercises and vocabularies.
        state: The lock, and the index.
        cache: What can be made again at any time.
    """

    config: Path
    journal: Path
    library: Path
    state: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config / "settings.toml"

    @property
    def people_file(self) -> Path:
        """The page "my people"."""
        return self.config / "my-people.txt"

    @property
    def index_file(self) -> Path:
        """What makes the journal quick to search; made from the entries, and made anew at need."""
        return self.state / "index.db"

    @property
    def heads_file(self) -> Path:
        """What exercise files say of themselves, so that a start need not open them."""
        return self.cache / "heads"

    @property
    def names_file(self) -> Path:
        """Names to replace in exports, one a line."""
        return self.config / "names.txt"

    @property
    def lock_file(self) -> Path:
        """Held by the copy of the program that writes."""
        return self.state / "journal.lock"


def places(environment: Mapping[str, str]) -> Places:
    """The places that hold for an environment.

    ``NVC_COACH_HOME`` puts everything under one folder; without it they are where the system
    keeps such things.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser().absolute()
        return Places(
            config=root / "config",
            journal=root / "journal",
            library=root / "library",
            state=root / "state",
            cache=root / "cache",
        )
    from platformdirs import PlatformDirs  # not needed with a home of its own

    dirs = PlatformDirs(APP_NAME, appauthor=False)
    return Places(
        config=dirs.user_config_path,
        journal=dirs.user_data_path / "journal",
        library=dirs.user_data_path / "library",
        state=dirs.user_state_path,
        cache=dirs.user_cache_path,
    )
