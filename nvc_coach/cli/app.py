"""All commands, each in a module of its own, put together.

Importing this words every help text, so the language is spoken before.
"""

from typing import Annotated

import typer

from nvc_coach.cli import (
    PROGRAM,
    backing_up,
    config,
    doctor,
    exercise,
    export,
    followups,
    hints,
    importing,
    journal,
    journal_changes,
    own_words,
    paths,
    patterns,
    practice,
    words,
)
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.wording import _


def app() -> typer.Typer:
    """Every command there is."""
    whole = _group(_("From a judgment of somebody to the needs underneath, theirs and yours."))
    whole.callback(invoke_without_command=True)(_alone)
    whole.command("practice", help=_("Practise: begin an exercise, or go on with an entry."))(
        practice.practice
    )
    exercises = _group(_("The exercises there are, and checking your own."))
    exercises.command("list", help=_("Every exercise there is."))(exercise.list_all)
    exercises.command("show", help=_("What an exercise is, from beginning to end."))(exercise.show)
    exercises.command("check", help=_("What is to be mended in files of exercises and words."))(
        exercise.check
    )
    exercises.command("test", help=_("Walks the tries of exercises, and names what is untried."))(
        exercise.try_out
    )
    exercises.command(
        "read-through", help=_("All that an exercise may say, with every way, to be checked.")
    )(exercise.read_through)
    whole.add_typer(exercises, name="exercise")
    whole.command("words", help=_("Words for feelings and needs, with what they mean."))(
        words.words
    )
    whole.command("hints", help=_("What the coach would ask about texts, one a line on stdin."))(
        hints.hints
    )
    entries = _group(_("Your journal, on this machine only."))
    entries.command("list", help=_("Every entry, newest first."))(journal.list_all)
    entries.command("show", help=_("One entry, from beginning to end."))(journal.show)
    entries.command("export", help=_("Entries as files: JSON, Markdown, HTML or plain text."))(
        export.export
    )
    entries.command("search", help=_("The entries in which words stand, newest first."))(
        journal.search
    )
    entries.command("edit", help=_("Adds to an entry: a look back, tags, a changed answer."))(
        journal_changes.edit
    )
    entries.command("delete", help=_("Puts an entry into the trash for thirty days."))(
        journal_changes.delete
    )
    entries.command("undelete", help=_("Gives an entry back from the trash; lists what is there."))(
        journal_changes.undelete
    )
    entries.command("forget", help=_("Forgets for good what an entry was before."))(
        journal_changes.forget
    )
    entries.command("reindex", help=_("Reads every entry again, so that all are found."))(
        journal.reindex
    )
    entries.command("import", help=_("Takes in another journal; nothing here is changed."))(
        importing.import_journal
    )
    entries.command(
        "backup", help=_("Everything of yours in one file: journal, own exercises, settings.")
    )(backing_up.backup)
    entries.command("restore", help=_("Brings back a backup; nothing here is overwritten."))(
        backing_up.restore
    )
    whole.add_typer(entries, name="journal")
    to_follow_up = _group(_("What you asked for and agreed on, and how it went."))
    to_follow_up.callback(invoke_without_command=True)(followups.followups)
    to_follow_up.command("list", help=_("What is due, what is coming, and what names no day."))(
        followups.list_all
    )
    to_follow_up.command("outcome", help=followups.OUTCOME_HELP)(followups.outcome)
    whole.add_typer(to_follow_up, name="followups")
    whole.command("patterns", help=_("What shows over many practices, in neutral words."))(
        patterns.patterns
    )
    words_of_ones_own = _group(_("Your own words for feelings and needs, and where they count."))
    words_of_ones_own.callback(invoke_without_command=True)(own_words.own_words)
    words_of_ones_own.command("list", help=_("Each word, with the group it counts with."))(
        own_words.list_all
    )
    words_of_ones_own.command("file", help=own_words.FILE_HELP)(own_words.file)
    whole.add_typer(words_of_ones_own, name="own-words")
    whole.command("doctor", help=_("Looks whether all is well. It changes nothing."))(doctor.doctor)
    whole.command("paths", help=_("Where everything is kept."))(paths.paths)
    whole.command("config", help=_("Settings: reads all or one, or sets one."))(config.config)
    return whole


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
        return practice.practice(context, plain=plain)
    return ExitCode.DONE
