"""Brings the help pages in ``docs/commands.md`` up to date.

In the page, a block that begins with a command line such as ``$ nvc-coach words --help`` holds what
that command prints. ``python tools/commands_page.py`` writes the blocks anew; a test compares them.
"""

import io
import os
import re
from contextlib import redirect_stdout
from pathlib import Path

from nvc_coach.cli import main
from nvc_coach.services.program import Outside

_NO_SETTINGS = {"NVC_COACH_HOME": os.devnull}
PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
_BLOCK = re.compile(r"```text\n\$ nvc-coach(?P<command>[a-z -]*) --help\n.*?```", re.DOTALL)


def refreshed(page: str) -> str:
    """The page with every help page as it is now."""
    return _BLOCK.sub(lambda block: _help_block(block["command"]), page)


def documented(page: str) -> list[str]:
    """The commands whose help pages are in the page."""
    return [block["command"].strip() for block in _BLOCK.finditer(page)]


def _help_block(command: str) -> str:
    printed = io.StringIO()
    columns = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "80"
    try:
        with redirect_stdout(printed):
            main([*command.split(), "--help"], Outside(_NO_SETTINGS))
    finally:
        del os.environ["COLUMNS"]
        if columns is not None:
            os.environ["COLUMNS"] = columns
    return f"```text\n$ nvc-coach{command} --help\n{printed.getvalue()}```"


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
