"""A new file that somebody asked for, wherever they like; never one in place of another."""

from pathlib import Path

from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.wording import _


def write_new_file(path: str, data: bytes) -> NotDone | None:
    """Write a file that only this account can read; why not, where it cannot be written."""
    from nvc_coach.services.private_files import create_privately

    try:
        create_privately(Path(path), data)
    except FileExistsError:
        told = _("{file} is there already and was left as it is. Please choose another name.")
        return NotDone(Hindrance.NAME_TAKEN, told.format(file=path))
    except (OSError, ValueError):  # a name that no system takes is a ValueError
        told = _("{file} could not be written. Your journal is as it was.")
        return NotDone(Hindrance.NOT_SAVED, told.format(file=path))
    return None
