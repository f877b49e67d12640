"""How a command ends, as scripts see it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes; people's scripts count on them, so none ever changes its meaning."""

    DONE = 0
    """Done. Stopping half way is done too, and so is a list that had to leave out a broken file."""
    PROBLEMS = 1
    """Problems were found, something could not be read, or the program itself failed."""
    WRONG_USE = 2
    """The command line asks for something that cannot be."""
    DOES_NOT_FIT = 3
    """The script does not fit the practice."""
    LOCKED = 4
    """Another copy of the program writes in the journal."""
    NOT_SAVED = 5
    """The machine did not take what was to be saved."""
    NOT_FOUND = 6
    """There is nothing of that name."""
    INTERRUPTED = 130
    """Ended by Ctrl+C, as shells count it."""
    NOBODY_READS = 141
    """What read the output has gone, as shells count it."""
