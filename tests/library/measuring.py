"""Time and memory of one piece of work, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by /proc")

MEASURED = """
import json, re, sys, time, tomllib
from pathlib import Path
MIB = 1 << 20
data = {text}
{prepare}
word = re.compile("[a-z]+")
start = time.process_time()
for _ in range(300_000):
    word.match("some letters")
pace = time.process_time() - start
# Making the text took memory that is no concern here.
Path("/proc/self/clear_refs").write_text("5")
start = time.process_time()
{work}
took = (time.process_time() - start) * min(1, {usual_pace} / pace)
# Unlike getrusage, this knows nothing of the process that started this one.
most = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps([took, most, outcome]))
"""

USUAL_PACE = 0.06
"""Seconds in which a machine of these years matches a short pattern 300,000 times."""


def measured(text: str, prepare: str, work: str) -> tuple[float, float, list[str]]:
    """Seconds of work, the most memory (MB) the whole process ever had, and what came of it.

    On a machine that is slow just now, seconds are shorter: what is held is no race.
    """
    script = MEASURED.format(text=text, prepare=prepare, work=work, usual_pace=USUAL_PACE)
    root = Path(__file__).resolve().parents[2]
    # Measuring what is covered would slow down what is measured here.
    alone = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        cwd=root,
        env=alone,
        timeout=120,
    )
    took, most, outcome = json.loads(done.stdout)
    return took, most, outcome
