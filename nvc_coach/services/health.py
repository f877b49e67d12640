"""Whether all is well: the journal, one's own exercises, the settings. Looking changes nothing."""

from nvc_coach.journal.finding import Hear, hear_nothing
from nvc_coach.journal.store import Problem
from nvc_coach.library.checking import check
from nvc_coach.services.program import Program
from nvc_coach.wording import _


def problems(program: Program, hear: Hear = hear_nothing) -> tuple[Problem, ...]:
    """Everything the person may want to look at: journal, own exercises, settings."""
    return (*program.store.problems(hear), *_own_files(program), *_settings(program))


def _own_files(program: Program) -> tuple[Problem, ...]:
    own = program.places.library
    found = check([own], program.library) if own.exists() else ()
    return tuple(
        Problem(
            code=one.code,
            severity="error" if one.severity == "error" else "warning",
            file=f"{one.file}:{one.line}",
            message=one.message,
            fix=one.fix,
        )
        for one in found
    )


def _settings(program: Program) -> tuple[Problem, ...]:
    file = str(program.places.settings_file)
    read = program.settings_read
    found = [
        Problem(
            code="setting-unusable",
            severity="warning",
            file=file,
            message=_('The value of "{name}" cannot be used, so it is as usual.').format(name=name),
            fix=_("Run: nvc-coach config {name} and the value you want.").format(name=name),
        )
        for name in read.unusable
    ]
    if read.unreadable:
        found.append(
            Problem(
                code="settings-unreadable",
                severity="warning",
                file=file,
                message=_("The settings cannot be read, so everything is as usual."),
                fix=_("Mend the file in a text editor, or move it away."),
            )
        )
    return tuple(found)
