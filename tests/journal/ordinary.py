"""Being an ordinary person: root may read whatever the modes say, and so never sees that damage."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION_3 = 0x20080522
_DAC_OVERRIDE_AND_READ_SEARCH = 0b110


class _Head(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Half(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def as_an_ordinary_person() -> Iterator[None]:
    """Do without the right to pass over the modes of files, in this thread and those it starts."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head = _Head(_VERSION_3, 0)
    halves = (_Half * 2)()

    def called(name: str) -> None:
        if getattr(libc, name)(ctypes.byref(head), halves):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))

    called("capget")
    before = halves[0].effective
    halves[0].effective = before & ~_DAC_OVERRIDE_AND_READ_SEARCH
    called("capset")
    try:
        yield
    finally:
        halves[0].effective = before
        called("capset")
