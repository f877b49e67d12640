"""``config``: the settings."""

from dataclasses import asdict
from typing import Annotated

import typer

from nvc_coach.cli.completing import setting_names
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.options import AsJson
from nvc_coach.cli.printing import one_line, say, say_json, tell
from nvc_coach.cli.starting import Start, start_of
from nvc_coach.wording import _


def config(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=_("Which setting."), autocompletion=setting_names),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(metavar="VALUE", help=_("What it is from now on: yes, no, or a word.")),
    ] = None,
    *,
    as_json: AsJson = False,
) -> ExitCode:
    """Read all settings, read one, or set one."""
    from nvc_coach.services.settings import MEANINGS

    start = start_of(context)
    if name is not None and name not in MEANINGS:
        sentence = _('There is no setting "{name}". These there are: {names}.')
        tell(sentence.format(name=name, names=", ".join(MEANINGS)))
        return ExitCode.WRONG_USE
    if name is not None and value is not None:
        return _set(start, name, value)
    read = start.program.settings_read
    file = start.places.settings_file
    if read.unreadable:
        tell(_("{file} cannot be read, so everything is as usual.").format(file=file))
    for unusable in read.unusable:
        sentence = _('The value of "{name}" in {file} cannot be used, so it is as usual.')
        tell(sentence.format(name=unusable, file=file))
    settings: dict[str, bool | str] = asdict(read.settings)
    shown = {name: settings[name]} if name is not None else settings
    if as_json:
        say_json({"format": "nvc-settings/1", "file": str(file), "settings": shown})
    elif name is not None:
        say(_in_words(settings[name]))
    else:
        say(one_line(str(file)))
        for one, held in settings.items():
            say(f"{one} = {_in_words(held)}  ({_(MEANINGS[one])})")
    return ExitCode.DONE


def _set(start: Start, name: str, text: str) -> ExitCode:
    from nvc_coach.services.settings import MEANINGS, parsed_setting

    value = parsed_setting(name, text)
    if value is None:
        sentence = _('"{name}" tells {meaning}; "{value}" does not fit.')
        tell(sentence.format(name=name, meaning=_(MEANINGS[name]), value=text))
        return ExitCode.WRONG_USE
    trouble = start.program.set(name, value)
    if trouble is not None:
        tell(trouble)
        return ExitCode.NOT_SAVED
    tell(_("{name} is now {value}.").format(name=name, value=_in_words(value)))
    return ExitCode.DONE


def _in_words(value: bool | str) -> str:
    if isinstance(value, str):
        return one_line(value)
    return _("yes") if value else _("no")
