"""Options that several commands take."""

from typing import Annotated

import typer

from nvc_coach.wording import _

AsJson = Annotated[bool, typer.Option("--json", help=_("As JSON, for other programs."))]
