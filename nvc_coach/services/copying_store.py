"""A store that keeps the copy of an exercise before the first entry made with it."""

from collections.abc import Mapping
from pathlib import Path

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry


class CopyingStore(DiskStore):
    """Keeps entries on disk, each beside a copy of its exercise.

    Args:
        root: The journal's folder.
        mark: This machine's mark, for its temporary files.
        copies: Resolved copies of exercises, by fingerprint.
        index: The file of the index.
    """

    def __init__(self, root: Path, mark: str, copies: Mapping[str, bytes], index: Path) -> None:
        super().__init__(root, mark=mark, index=index)
        self._copies = copies

    def create(self, entry: Entry) -> None:
        """Keep a new entry, and first the copy of its exercise."""
        copy = self._copies.get(entry.fingerprint)
        if copy is not None:
            self.keep_exercise(copy)
        super().create(entry)
