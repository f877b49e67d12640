"""How many bytes files from outside may have."""

from typing import Final

EXERCISE_LIMIT: Final = 256 * 1024
"""An exercise, a vocabulary, a translation or a list."""
RESOLVED_LIMIT: Final = 2 * 1024 * 1024
"""The copy of an exercise with all its words."""
ENTRY_LIMIT: Final = 64 * 1024 * 1024
"""An entry or a script."""
