"""Collect the sentences of the program for translators: ``make messages``.

The catalogue is a function of the code alone: no dates, no line numbers, sorted. So it changes
only when a sentence does, and a test can compare it with a fresh one.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE = PROJECT / "nvc_coach" / "locale" / "nvc_coach.pot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

_HEADER = """\
# The sentences of nvc-coach, for translators. `make messages` writes this file.
# It is distributed under the same license as nvc-coach.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def fresh_catalogue(package: Path = PROJECT / "nvc_coach") -> str:
    """The template of all messages in a package, in the format of GNU gettext.

    Args:
        package: the folder to read; its parent is what the places in the catalogue start from.
    """
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(
        package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, _line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        place = (Path(package.name, file).as_posix(), 0)
        catalogue.add(message, None, [place], auto_comments=comments, context=context)
    written = BytesIO()
    # Babel's own header carries today's date and its version: neither belongs to the sentences.
    write_po(written, catalogue, sort_output=True, include_lineno=False, omit_header=True, width=98)
    return _HEADER + written.getvalue().decode("utf-8")


def main() -> int:
    """Write the catalogue, or with ``--check`` only say whether it is still true."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if it is stale")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, help="the file to write")
    wanted = parser.parse_args()
    catalogue: Path = wanted.catalogue
    fresh = fresh_catalogue()
    if not wanted.check:
        catalogue.parent.mkdir(parents=True, exist_ok=True)
        catalogue.write_text(fresh, encoding="utf-8", newline="\n")
        return 0
    if catalogue.is_file() and catalogue.read_text(encoding="utf-8") == fresh:
        return 0
    sys.stderr.write(f"{catalogue.name} is not what the code says now. Run: make messages\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
