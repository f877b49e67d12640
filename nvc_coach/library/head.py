"""What lists need of an exercise; knowing it takes none of the reading."""

from dataclasses import dataclass
from pathlib import Path

from nvc_coach.practice.forms import Door, Form


@dataclass(frozen=True, slots=True)
class Head:
    """An exercise as far as lists need it, and where it lies; see `Exercise` for what each says."""

    id: str
    title: str
    summary: str
    minutes: int
    form: tuple[Form, ...]
    language: str
    doors: tuple[Door, ...]
    path: Path
