"""On what it was measured."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path


def facts(folder: Path) -> dict[str, str]:
    """The machine and the versions, each under its name; nothing that tells whose machine it is.

    Args:
        folder: Where the journals of the run lie.
    """
    return {
        "measured": f"{date.today():%Y-%m-%d}",  # noqa: DTZ011  # the day it is here
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "load before": f"{os.getloadavg()[0]:.1f}",
        "file system": _file_system(folder),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "Python": platform.python_version(),
        "Textual": version("textual"),
        "nvc-coach": version("nvc-coach"),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _file_system(folder: Path) -> str:
    """The kind of the file system that a folder lies on, where the system tells."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown"
    kinds = {Path(place): kind for _, place, kind, *_ in map(str.split, lines)}
    above = (kinds.get(one) for one in (folder.resolve(), *folder.resolve().parents))
    return next((kind for kind in above if kind), "unknown")
