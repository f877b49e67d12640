"""Writes docs/a-walk.md anew: one whole walk, from what the program really says."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.plain.the_walk import transcript  # noqa: E402  # the checkout is found first

with tempfile.TemporaryDirectory() as folder:
    (ROOT / "docs/a-walk.md").write_text(transcript(Path(folder) / "home"), encoding="utf-8")
