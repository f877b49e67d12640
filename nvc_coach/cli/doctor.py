"""``doctor``: whether all is well with the journal, one's own exercises and the settings."""

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json
from nvc_coach.cli.starting import start_of
from nvc_coach.cli.waiting import telling
from nvc_coach.wording import _


def doctor(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Look whether all is well, and change nothing."""
    from nvc_coach.services.health import problems

    found = problems(start_of(context).program, telling())
    if as_json:
        say_json({"format": "nvc-doctor/1", "problems": [one.as_data() for one in found]})
    else:
        for one in found:
            say(f"{one.severity}[{one.code}]: {one_line(one.message)}")
            say(f"  {one_line(one.file)}")
            say(f"  {one_line(one.fix)}\n")
        if not found:
            say(_("All is well."))
    return ExitCode.PROBLEMS if found else ExitCode.DONE
