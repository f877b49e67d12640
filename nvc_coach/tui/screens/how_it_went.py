"""How it went: a word for it, and a few more if one likes."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.css.query import NoMatches
from textual.widgets import TextArea

from nvc_coach.journal.errors import locked
from nvc_coach.journal.followups import FollowUp
from nvc_coach.practice.events import OUTCOMES, OutcomeKind
from nvc_coach.services.following_up import record_outcome
from nvc_coach.services.following_up_words import paragraphs, what_was_said, where_it_was_said
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.reading import outcome_in_words
from nvc_coach.services.words_so_far import WordsSoFar, how_it_went
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, GO_ON, WAYS, WHOLE, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.screens.sheet import Sheet
from nvc_coach.tui.screens.words_page import begun_earlier, not_kept_yet
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import N_, _

KEEP = replace(GO_ON, label=N_("keep it"), meaning=N_("how it went, with what you wrote"))
WHOLE_TEXT = replace(WHOLE, meaning=N_("what it was, from beginning to end"))

Told = tuple[OutcomeKind | None, str]
"""How it went, if that was chosen, and the words."""
Back = Callable[[str], Page]
"""Makes the page to go back to; it says the sentence it is given."""


def tell_of(page: Page, one: FollowUp, back: Back) -> None:
    """Ask how something went, if that can be told; otherwise say on the page why not."""
    if not one.finished:
        _offer_to_finish(page, one)
    elif not page.house.writable:
        page.tell(locked().sentence)
    else:
        page.coach.show_page(HowItWentPage(one, back))


def _offer_to_finish(page: Page, one: FollowUp) -> None:
    def decided(answer: str | None) -> None:
        if answer == "o":
            page.coach.go_on_with(one.entry)

    page.app.push_screen(
        Question(
            _("This practice is not finished yet. Once it is, you can tell how it went."),
            [("g", _("go back")), ("o", _("go on with it"))],
        ),
        decided,
    )


class HowItWentPage(Page):
    """Nothing is chosen beforehand; words have room once something is.

    Args:
        one: What it is about.
        back: The page to go back to.
    """

    DEFAULT_CSS = """
    HowItWentPage #what { height: auto; max-height: 50%; margin-bottom: 1; }
    HowItWentPage #how { margin-bottom: 0; }
    HowItWentPage Editor {
        height: 1fr; min-height: 3; margin-top: 1; border-left: vkey $line; padding: 0 1;
    }
    HowItWentPage Editor:focus { border-left: vkey $accent; }
    HowItWentPage.-low #what { margin-bottom: 0; }
    HowItWentPage.-low.-chosen #what { max-height: 3; }
    HowItWentPage.-low Editor { margin-top: 0; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (KEEP, WHOLE_TEXT, CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (KEEP, CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((KEEP, WHOLE_TEXT, CLOSE))]

    def __init__(self, one: FollowUp, back: Back) -> None:
        super().__init__()
        self._one, self._back = one, back
        self._how: OutcomeKind | None = None
        self._recorded: Told = (None, "")
        self._so_far: WordsSoFar | None = None
        self._recording = False

    def compose_column(self) -> ComposeResult:
        """What it was, the answers, and room for words."""
        with VerticalScroll(id="what", can_focus=False):
            yield Line(id="text")
        yield Line(_("How did it go?"), id="how", classes="heading")
        yield Rows(self._rows())
        yield Editor(placeholder=_("A few words about it, if you like."))

    def opened(self) -> None:
        """Begin with what it was."""
        # What was said comes first: in a small window the rest has no room.
        said, where = "\n".join(what_was_said(self._one)), where_it_was_said(self._one)
        parts = [(said, ""), ("\n" + "\n".join(where), "$quiet")]
        self.query_one("#text", Line).say_parts(parts)
        editor = self.query_one(Editor)
        editor.display = False
        place = how_it_went(self._one.place)
        self._so_far = so_far = WordsSoFar(self.house.program, self._one.entry, place)
        if so_far.outcome is not None:
            editor.set_words(so_far.words)
            self._choose(so_far.outcome)
            self.tell(begun_earlier())

    def take_focus(self) -> None:
        """The answers, or the words once one is chosen."""
        editor = self.query_one(Editor)
        self.set_focus(editor if editor.display else self.query_one(Rows))
        self._say_enter()

    def _rows(self) -> list[Row]:
        return [
            Row(
                f"{number}  {outcome_in_words(kind)}",
                _("chosen") if kind == self._how else "",
                name=kind,
            )
            for number, kind in enumerate(OUTCOMES, 1)
        ]

    def _say_enter(self) -> None:
        on_rows = self.focused is self.query_one(Rows)
        enter = _("Enter chooses it") if on_rows else _("Enter starts a new line")
        self.query_one(Footer).enter = enter

    def on_descendant_focus(self) -> None:
        """Say what Enter does there."""
        self._say_enter()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is written is kept as it comes."""
        event.stop()
        self.keep_unsent()

    # ------------------------------------------------------------------ choosing

    def on_key(self, event: events.Key) -> None:
        """A number chooses, where one is among the answers."""
        super().on_key(event)
        if self.focused is not self.query_one(Rows) or not event.key.isdecimal():
            return
        number = int(event.key)
        if 1 <= number <= len(OUTCOMES):
            event.stop()
            self.query_one(Rows).move_to(number - 1)
            self._choose(OUTCOMES[number - 1])

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """So does Enter."""
        self._choose(next(kind for kind in OUTCOMES if kind == event.row.name))

    def _choose(self, kind: OutcomeKind) -> None:
        self._how = kind
        self.keep_unsent()
        self.query_one(Rows).show(self._rows())
        self.query_one(Editor).display = True
        self.add_class("-chosen")  # in a low window, what it was makes room for the words
        self.tell(_("^N keeps it, with a few words or without."))
        self.take_focus()

    # ------------------------------------------------------------------ keeping

    @property
    def _told(self) -> Told:
        return self._how, self.query_one(Editor).words

    def action_go_on(self) -> None:
        """Keep it."""
        self.after_keys(self._keep)

    def _keep(self) -> None:
        if self._how is None:
            self.tell(_("Choose how it went first; or go back, and nothing is kept."))
        elif not self._recording:
            self._recording = True
            self.tell(_("Keeping it ..."))
            meanwhile = partial(self._record_meanwhile, self._told)
            self.run_worker(meanwhile, thread=True, exit_on_error=True)

    def _record_meanwhile(self, told: Told) -> None:
        """Save it, in a thread of its own: a disk may be slow."""
        self.app.call_from_thread(self._done, told, self._record(told))

    def _record(self, told: Told) -> NotDone | None:
        how, words = told
        if how is None:
            return None
        one = self._one
        kept = record_outcome(self.house.program, one.entry, one.place, how, words, sent=True)
        return kept if isinstance(kept, NotDone) else None

    def _done(self, told: Told, trouble: NotDone | None) -> None:
        self._recording = False
        if self._so_far is not None:
            self._so_far.sent()
        if trouble is None:
            self._recorded = told
            self.house.kept.add(self._one.entry)
        with suppress(NoMatches):  # a page that is taken apart has nothing on it any more
            self.keep_unsent()
        if not self.stands or self.coach.page is not self:
            return
        if trouble is not None:
            self.tell(trouble.sentence)
        elif self._told != told:
            self.tell(_("Kept. You wrote on meanwhile: ^N keeps that too."))
        else:
            self.coach.show_page(self._back(_("Kept.")))

    def keep_unsent(self) -> None:
        """What was chosen and written and not sent is there again on return."""
        how, words = self._told
        if self._so_far is None or how is None:
            return
        if (how, words) == self._recorded:
            self._so_far.let_go()
        else:
            self._so_far.keep(words, how)
            self.house.kept.add(self._one.entry)

    # ------------------------------------------------------------------ leaving it

    def action_whole(self) -> None:
        """What it was, in full."""
        first, *rest = paragraphs(self._one)
        self.app.push_screen(Sheet(first, "\n\n".join(rest)))

    def action_close(self) -> None:
        """Go back; words that are not kept yet are asked about."""
        self.after_keys(self._close)

    def _close(self) -> None:
        if not self._told[1].strip() or self._told == self._recorded:
            self._back_without()
            return

        def decided(answer: str | None) -> None:
            if answer == "k":
                self._keep()
            elif answer == "n":
                self._back_without()

        self.app.push_screen(not_kept_yet(), decided)

    def _back_without(self) -> None:
        self._how = None
        if self._so_far is not None:
            self._so_far.let_go()
        self.coach.show_page(self._back(""))

    def help_text(self) -> str:
        """What is asked here."""
        return _(
            "How did it go? No answer is better than another: what was not done, or what you see "
            "in another way now, is as welcome. It is kept in the entry, behind what you said "
            "then, and can be told again later."
        )
