"""All commands, each in a module of its own, put together.

Importing their modules words every help text, so the language is spoken before. Putting a command
together costs as much as a short one does otherwise, so this is done for what is asked for alone.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Annotated, Final, NamedTuple, TypeVar, cast

import typer

from nvc_coach.cli import PROGRAM
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.wording import N_, _

_Any = TypeVar("_Any")


class _Command(NamedTuple):
    """A command: where it stands in ``nvc_coach.cli``, and what the help says of it."""

    place: str
    help: str


class _Group(NamedTuple):
    """Commands under one name, what the help says of them, and what the name does alone."""

    help: str
    commands: Mapping[str, _Command]
    alone: str | None = None


_ALL: Final[Mapping[str, _Command | _Group]] = {
    "practice": _Command(
        "practice:practice", N_("Practise: begin an exercise, or go on with an entry.")
    ),
    "exercise": _Group(
        N_("The exercises there are, and checking your own."),
        {
            "list": _Command("exercise:list_all", N_("Every exercise there is.")),
            "show": _Command("exercise:show", N_("What an exercise is, from beginning to end.")),
            "check": _Command(
                "exercise:check", N_("What is to be mended in files of exercises and words.")
            ),
            "test": _Command(
                "exercise:try_out",
                N_("Walks the tries of exercises, and names what is untried."),
            ),
            "read-through": _Command(
                "exercise:read_through",
                N_("All that an exercise may say, with every way, to be checked."),
            ),
        },
    ),
    "words": _Command("words:words", N_("Words for feelings and needs, with what they mean.")),
    "hints": _Command(
        "hints:hints", N_("What the coach would ask about texts, one a line on stdin.")
    ),
    "journal": _Group(
        N_("Your journal, on this machine only."),
        {
            "list": _Command("journal:list_all", N_("Every entry, newest first.")),
            "show": _Command("journal:show", N_("One entry, from beginning to end.")),
            "export": _Command(
                "export:export", N_("Entries as files: JSON, Markdown, HTML or plain text.")
            ),
            "search": _Command(
                "journal:search", N_("The entries in which words stand, newest first.")
            ),
            "edit": _Command(
                "journal_changes:edit",
                N_("Adds to an entry: a look back, tags, a changed answer."),
            ),
            "delete": _Command(
                "journal_changes:delete", N_("Puts an entry into the trash for thirty days.")
            ),
            "undelete": _Command(
                "journal_changes:undelete",
                N_("Gives an entry back from the trash; lists what is there."),
            ),
            "forget": _Command(
                "journal_changes:forget", N_("Forgets for good what an entry was before.")
            ),
            "reindex": _Command(
                "journal:reindex", N_("Reads every entry again, so that all are found.")
            ),
            "import": _Command(
                "importing:import_journal",
                N_("Takes in another journal; nothing here is changed."),
            ),
            "backup": _Command(
                "backing_up:backup",
                N_("Everything of yours in one file: journal, own exercises, settings."),
            ),
            "restore": _Command(
                "backing_up:restore",
                N_("Brings back a backup; nothing here is overwritten."),
            ),
        },
    ),
    "followups": _Group(
        N_("What you asked for and agreed on, and how it went."),
        {
            "list": _Command(
                "followups:list_all", N_("What is due, what is coming, and what names no day.")
            ),
            "outcome": _Command(
                "followups:outcome",
                N_(
                    "Keeps how something went.\n\nWords for it come on stdin, where that is no "
                    "terminal. No option takes them: what stands on a command line can be seen by "
                    "others on this machine, and stays in the shell's history."
                ),
            ),
        },
        alone="followups:followups",
    ),
    "patterns": _Command(
        "patterns:patterns", N_("What shows over many practices, in neutral words.")
    ),
    "own-words": _Group(
        N_("Your own words for feelings and needs, and where they count."),
        {
            "list": _Command("own_words:list_all", N_("Each word, with the group it counts with.")),
            "file": _Command(
                "own_words:file",
                N_(
                    "Files one of your own words under a group, or takes that back.\n\nNo entry is "
                    "changed by it, and it holds for past ones too. With - the word comes on "
                    "stdin: what stands on a command line can be seen by others on this machine, "
                    "and stays in the shell's history."
                ),
            ),
        },
        alone="own_words:own_words",
    ),
    "doctor": _Command("doctor:doctor", N_("Looks whether all is well. It changes nothing.")),
    "paths": _Command("paths:paths", N_("Where everything is kept.")),
    "config": _Command("config:config", N_("Settings: reads all or one, or sets one.")),
}
"""Every command and group, in the order in which the help names them."""


def app(words: Sequence[str] = ()) -> typer.Typer:
    """Every command there is, or the one that is asked for.

    Args:
        words: A command line. Where it begins with the name of a command, or of a group and one
            in it, no other is put in; anything else may want to know of all.
    """
    whole = _group(_("From a judgment of somebody to the needs underneath, theirs and yours."))
    whole.callback(invoke_without_command=True)(_alone)
    for name, one in _asked_for(_ALL, words).items():
        if isinstance(one, _Command):
            _put_in(whole, name, one)
            continue
        group = _group(_(one.help))
        if one.alone is not None:
            group.callback(invoke_without_command=True)(_standing_at(one.alone))
        for inside, command in _asked_for(one.commands, words[1:]).items():
            _put_in(group, inside, command)
        whole.add_typer(group, name=name)
    return whole


def _asked_for(there_are: Mapping[str, _Any], words: Sequence[str]) -> Mapping[str, _Any]:
    asked = next(iter(words), "")
    return {asked: there_are[asked]} if asked in there_are else there_are


def _put_in(group: typer.Typer, name: str, command: _Command) -> None:
    group.command(name, help=_(command.help))(_standing_at(command.place))


def _standing_at(place: str) -> Callable[..., int]:
    module, name = place.split(":")
    return cast("Callable[..., int]", getattr(import_module(f"nvc_coach.cli.{module}"), name))


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
