"""What the pages share: the program, and what is true of this time as a whole."""

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from nvc_coach.services.people import read_people
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.services.looking_through import Looking
    from nvc_coach.services.program import Program
    from nvc_coach.services.sitting import Sitting


@dataclass
class House:
    """What is at hand on every page.

    Attributes:
        program: What the program works with.
        never: Whether nothing at all is to be kept this time.
        in_memory: Whether nothing is kept of what is practised now.
        kept: Ids of the entries worked on this time of which something is kept.
        notice: A sentence for the first page; empty for none.
        looking: How the journal was looked through last; None before it was.
    """

    program: "Program"
    never: bool = False
    in_memory: bool = False
    kept: set[str] = field(default_factory=set[str])
    notice: str = ""
    looking: "Looking | None" = None
    _opened: bool = False
    _opening: Lock = field(default_factory=Lock, repr=False)

    def open(self) -> None:
        """Open the journal for writing, once; why that cannot be is told as a notice.

        Home does so in a thread of its own when it has been painted, so that nobody waits for it:
        in a large journal it takes a while to see that no save was cut off. Whoever must know how
        that ended waits here.
        """
        with self._opening:
            if not self._opened:
                self._opened = True
                self._open()

    def _open(self) -> None:
        from nvc_coach.journal.errors import NotSavedError

        try:
            self.program.open_for_writing()
        except NotSavedError as error:
            none_kept = _("So this time nothing can be kept; you can practise all the same.")
            self.notice = f"{error.sentence} {none_kept}"

    @property
    def writable(self) -> bool:
        """Whether this copy of the program is the one that writes."""
        self.open()
        return self.program.writable

    def people(self) -> str:
        """The page "my people", or why it cannot be read."""
        try:
            return read_people(self.program.places.people_file)
        except OSError:
            return _("Your page of people cannot be read just now. It is in {file}.").format(
                file=self.program.places.people_file
            )

    def note(self, sitting: "Sitting") -> None:
        """Note whether anything of a sitting is kept, so that the last line says what is true."""
        if sitting.begun and not self.in_memory:
            self.kept.add(sitting.entry.id)
        else:
            self.kept.discard(sitting.entry.id)
