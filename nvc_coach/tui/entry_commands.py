"""What can be done with an entry that is read on the page."""

from nvc_coach.tui.commands import Command
from nvc_coach.wording import N_

GO_ON_WITH = Command(
    action="go_on_with",
    label=N_("go on with it"),
    meaning=N_("from where you were"),
    letter="o",
    single=True,
)
ASIDE = Command(
    action="aside",
    label=N_("set it aside"),
    meaning=N_("it stays here, and no longer asks"),
    letter="a",
    single=True,
)
WHOLE = Command(
    action="whole",
    label=N_("all of it"),
    meaning=N_("every question and answer, on every pass"),
    letter="w",
    single=True,
)
TELL = Command(
    action="tell_of",
    label=N_("how it went"),
    meaning=N_("tell how what you asked for or agreed on went"),
    letter="t",
    single=True,
)
LOOK_BACK = Command(
    action="look_back",
    label=N_("look back on it"),
    meaning=N_("add how it is now, with today's date"),
    letter="e",
    single=True,
)
CHANGE = Command(
    action="change",
    label=N_("change an answer"),
    meaning=N_("what it was before stays too"),
    letter="c",
    single=True,
)
AGAIN = Command(
    action="again",
    label=N_("practise it again"),
    meaning=N_("the same judgment, in a new entry"),
    letter="p",
    single=True,
)
BESIDE = Command(
    action="beside",
    label=N_("beside the other"),
    meaning=N_("read it with the entry it follows"),
    letter="s",
    single=True,
)
TAGS = Command(
    action="tags",
    label=N_("tags"),
    meaning=N_("words under which you find it again"),
    letter="k",
    single=True,
)
TAKE = Command(
    action="take_along",
    label=N_("take it with you"),
    meaning=N_("as a file, to read or print elsewhere"),
    letter="x",
    single=True,
)
FORGET = Command(
    action="forget",
    label=N_("forget changes"),
    meaning=N_("keep what stands, nothing earlier"),
    letter="v",
)
DELETE = Command(
    action="delete",
    label=N_("delete it"),
    meaning=N_("into the trash, or for good now"),
    letter="d",
    single=True,
)
CHANGING = (GO_ON_WITH, TELL, ASIDE, LOOK_BACK, CHANGE, AGAIN, TAGS, FORGET, DELETE)
"""What changes an entry, or goes on from it; only the copy of the program that writes can."""
