"""All commands, each in a module of its own, put together.

Importing their modules words every help text, so the language is spoken before. Putting a command
together costs as much as a short one does otherwise, so this is done for what is asked for alone.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Final, NamedTuple

import typer

from nvc_coach.cli import PROGRAM
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.wording import _


class _Command(NamedTuple):
    """A command, and what the help says of it."""

    name: str
    does: Callable[..., int]
    help: str


def app(words: Sequence[str] = ()) -> typer.Typer:
    """Every command there is, or the one that is asked for.

    Args:
        words: A command line. Where it begins with the name of a command, or of a group and one
            in it, no other is put in; anything else may want to know of all.
    """
    whole = _group(_("From a judgment of somebody to the needs underneath, theirs and yours."))
    whole.callback(invoke_without_command=True)(_alone)
    asked, rest = next(iter(words), ""), words[1:]
    for put_in in [_PUTTING_IN[asked]] if asked in _PUTTING_IN else _PUTTING_IN.values():
        put_in(whole, rest)
    return whole


def _practice(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.practice import practice

    told = _("Practise: begin an exercise, or go on with an entry.")
    whole.command("practice", help=told)(practice)


def _exercise(whole: typer.Typer, rest: Sequence[str]) -> None:
    from nvc_coach.cli import exercise

    group = _group(_("The exercises there are, and checking your own."))
    commands = (
        _Command("list", exercise.list_all, _("Every exercise there is.")),
        _Command("show", exercise.show, _("What an exercise is, from beginning to end.")),
        _Command(
            "check", exercise.check, _("What is to be mended in files of exercises and words.")
        ),
        _Command(
            "test",
            exercise.try_out,
            _("Walks the tries of exercises, and names what is untried."),
        ),
        _Command(
            "read-through",
            exercise.read_through,
            _("All that an exercise may say, with every way, to be checked."),
        ),
    )
    _put_into(group, commands, rest)
    whole.add_typer(group, name="exercise")


def _words(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.words import words

    whole.command("words", help=_("Words for feelings and needs, with what they mean."))(words)


def _hints(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.hints import hints

    told = _("What the coach would ask about texts, one a line on stdin.")
    whole.command("hints", help=told)(hints)


def _journal(whole: typer.Typer, rest: Sequence[str]) -> None:
    from nvc_coach.cli import backing_up, importing, journal, journal_changes
    from nvc_coach.cli.export import export

    group = _group(_("Your journal, on this machine only."))
    commands = (
        _Command("list", journal.list_all, _("Every entry, newest first.")),
        _Command("show", journal.show, _("One entry, from beginning to end.")),
        _Command("export", export, _("Entries as files: JSON, Markdown, HTML or plain text.")),
        _Command("search", journal.search, _("The entries in which words stand, newest first.")),
        _Command(
            "edit",
            journal_changes.edit,
            _("Adds to an entry: a look back, tags, a changed answer."),
        ),
        _Command(
            "delete", journal_changes.delete, _("Puts an entry into the trash for thirty days.")
        ),
        _Command(
            "undelete",
            journal_changes.undelete,
            _("Gives an entry back from the trash; lists what is there."),
        ),
        _Command("forget", journal_changes.forget, _("Forgets for good what an entry was before.")),
        _Command("reindex", journal.reindex, _("Reads every entry again, so that all are found.")),
        _Command(
            "import",
            importing.import_journal,
            _("Takes in another journal; nothing here is changed."),
        ),
        _Command(
            "backup",
            backing_up.backup,
            _("Everything of yours in one file: journal, own exercises, settings."),
        ),
        _Command(
            "restore",
            backing_up.restore,
            _("Brings back a backup; nothing here is overwritten."),
        ),
    )
    _put_into(group, commands, rest)
    whole.add_typer(group, name="journal")


def _followups(whole: typer.Typer, rest: Sequence[str]) -> None:
    from nvc_coach.cli import followups

    group = _group(_("What you asked for and agreed on, and how it went."))
    group.callback(invoke_without_command=True)(followups.followups)
    commands = (
        _Command(
            "list",
            followups.list_all,
            _("What is due, what is coming, and what names no day."),
        ),
        _Command("outcome", followups.outcome, followups.OUTCOME_HELP),
    )
    _put_into(group, commands, rest)
    whole.add_typer(group, name="followups")


def _patterns(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.patterns import patterns

    told = _("What shows over many practices, in neutral words.")
    whole.command("patterns", help=told)(patterns)


def _own_words(whole: typer.Typer, rest: Sequence[str]) -> None:
    from nvc_coach.cli import own_words

    group = _group(_("Your own words for feelings and needs, and where they count."))
    group.callback(invoke_without_command=True)(own_words.own_words)
    commands = (
        _Command("list", own_words.list_all, _("Each word, with the group it counts with.")),
        _Command("file", own_words.file, own_words.FILE_HELP),
    )
    _put_into(group, commands, rest)
    whole.add_typer(group, name="own-words")


def _doctor(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.doctor import doctor

    whole.command("doctor", help=_("Looks whether all is well. It changes nothing."))(doctor)


def _paths(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.paths import paths

    whole.command("paths", help=_("Where everything is kept."))(paths)


def _config(whole: typer.Typer, _rest: Sequence[str]) -> None:
    from nvc_coach.cli.config import config

    whole.command("config", help=_("Settings: reads all or one, or sets one."))(config)


_PUTTING_IN: Final[dict[str, Callable[[typer.Typer, Sequence[str]], None]]] = {
    "practice": _practice,
    "exercise": _exercise,
    "words": _words,
    "hints": _hints,
    "journal": _journal,
    "followups": _followups,
    "patterns": _patterns,
    "own-words": _own_words,
    "doctor": _doctor,
    "paths": _paths,
    "config": _config,
}
"""What puts in each command or group, in the order in which the help names them."""


def _put_into(group: typer.Typer, commands: Sequence[_Command], words: Sequence[str]) -> None:
    """Put commands into their group: the one that is asked for, or all."""
    asked = [one for one in commands if words[:1] == [one.name]]
    for one in asked or commands:
        group.command(one.name, help=one.help)(one.does)


def _group(explanation: str) -> typer.Typer:
    return typer.Typer(
        help=explanation,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _alone(
    context: typer.Context,
    *,
    plain: Annotated[bool, typer.Option("--plain", help=_("Line by line."))] = False,
    version: Annotated[
        bool, typer.Option("--version", help=_("Says which version this is."))
    ] = False,
) -> int:
    if version:
        from nvc_coach.cli.printing import say
        from nvc_coach.cli.version import version as installed_version

        say(f"{PROGRAM} {installed_version()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from nvc_coach.cli.practice import practice

        return practice(context, plain=plain)
    return ExitCode.DONE
