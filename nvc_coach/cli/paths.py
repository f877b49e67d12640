"""``paths``: where everything is kept."""

import typer

from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json
from nvc_coach.cli.starting import start_of


def paths(context: typer.Context, *, as_json: AsJson = False) -> ExitCode:
    """Where everything is kept; nothing of it needs to be there."""
    from nvc_coach.library.shipped import shipped_exercises

    places = start_of(context).places
    named = {
        "journal": places.journal,
        "library": places.library,
        "config": places.config,
        "settings": places.settings_file,
        "people": places.people_file,
        "names": places.names_file,
        "state": places.state,
        "cache": places.cache,
        "exercises": shipped_exercises(),
    }
    if as_json:
        say_json({"format": "nvc-paths/1"} | {name: str(path) for name, path in named.items()})
    else:
        for name, path in named.items():
            say(f"{name}: {one_line(str(path))}")
    return ExitCode.DONE
