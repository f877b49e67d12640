"""Asking for feelings or needs: words of the vocabulary, own words, or both."""

from collections.abc import Callable
from dataclasses import dataclass, field

from nvc_coach.plain.asking.finding import Found, Piece, found_in, is_sentence
from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import Prompt
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.answers import Picks
from nvc_coach.practice.exercise import Feelings, Picking
from nvc_coach.practice.view import StepView
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word, folded
from nvc_coach.wording import _

_LOCAL = frozenset({Command.LIST, Command.REMOVE, Command.UNDO, Command.EDIT})


def ask_picks(
    talk: Talk, view: StepView, step: Picking, question: Callable[[], None]
) -> Picks | None:
    """The words kept, in the order they were kept."""
    vocabulary = view.vocabulary
    assert vocabulary is not None  # noqa: S101  # a picking step always has one
    return _Picker(talk, view, step, vocabulary, question).picks()


@dataclass
class _Kept:
    """What is kept so far, in order; a word is held by its id, own words as they are."""

    items: list[Word | str] = field(default_factory=list)

    def has(self, item: Word | str) -> bool:
        return item in self.items

    @property
    def answer(self) -> Picks:
        return Picks(
            tuple(one.id for one in self.items if isinstance(one, Word)),
            tuple(one for one in self.items if isinstance(one, str)),
        )


def _shown(item: Word | str) -> str:
    return item.label if isinstance(item, Word) else f'"{item}"'


class _Picker:
    def __init__(
        self,
        talk: Talk,
        view: StepView,
        step: Picking,
        vocabulary: Vocabulary,
        question: Callable[[], None],
    ) -> None:
        self._talk = talk
        self._view = view
        self._step = step
        self._words = vocabulary
        self._ask = question
        self._kept = _Kept()
        self._typed = ""
        self._listed: tuple[Word, ...] = ()
        self._at_first = Picks()
        self._draft_before = talk.sitting.drafts.get(step.id)
        self._prompt: Prompt = talk.prompt(view, local=_LOCAL)

    # ------------------------------------------------------------------ the conversation

    def picks(self) -> Picks | None:
        """Ask until Enter says that this is all."""
        self._open()
        prefill, asked_once = self._typed, False
        while True:
            line = self._prompt.line(self._question, watch=self._watch, prefill=prefill, words=True)
            prefill = ""
            if isinstance(line, Order):
                prefill = self._obey(line)
            elif not line.blank:
                self._take(" ".join(line.text.split()))
            elif self._kept.items:
                return self._kept.answer
            elif asked_once:
                return None
            else:
                asked_once = True
                self._say(_("Nothing here yet. Enter again leaves it open."))

    def _open(self) -> None:
        offered = self._view.offered
        if offered is None or not isinstance(offered.answer, Picks):
            return
        words = (self._words.get(one) for one in offered.answer.picked)
        self._kept.items = [*(word for word in words if word), *offered.answer.own]
        self._typed = offered.typed
        self._at_first = self._kept.answer
        if not self._kept.items:
            return
        if offered.source == "last":
            self._say(
                _("Last time: {words}. Anything beneath or beside?").format(words=self._list())
            )
            self._say(_("Enter keeps it so; /remove takes a word out."))
        else:
            self._say(
                _("Now: {words}. Enter keeps it so; /remove takes a word out.").format(
                    words=self._list()
                )
            )

    def _question(self) -> None:
        self._ask()
        if self._kept.items:
            self._say_kept()

    def _watch(self, typed: str | None) -> None:
        sitting, answer = self._talk.sitting, self._kept.answer
        if typed is None and answer == self._at_first:
            sitting.restore(self._step.id, self._draft_before)
        else:
            sitting.draft(self._step.id, answer, " ".join((typed or "").split()))

    # ------------------------------------------------------------------ what was typed

    def _take(self, text: str) -> None:
        """Keep what a line says: words it names, words it may mean, or the line as it is."""
        match found_in(self._words, text):
            case Found(own=own) if own:
                self._keep_own(own)
            case Found(pieces=pieces) if pieces:
                for piece in pieces:
                    self._take_piece(piece)
                self._say_kept(more=True)
            case _ if text.isdecimal():
                self._take_listed(int(text))
            case _:
                self._take_own(text)

    def _take_piece(self, piece: Piece) -> None:
        if piece.sure:
            self._keep(piece.words[0], piece.typed)
            return
        self._say(_('"{typed}" could be:').format(typed=piece.typed))
        for number, word in enumerate(piece.words, 1):
            self._say(f"{number} {_with_gloss(word)}")
        self._say(_('A number, Enter for 1, 0 for none. In "quotes" it is kept as your own words.'))
        number = self._pick_number(len(piece.words))
        if number:
            self._keep(piece.words[number - 1], None)
        else:
            self._say(_("Left out."))

    def _take_listed(self, number: int) -> None:
        """Keep a word by its number in the list read last."""
        if 1 <= number <= len(self._listed):
            self._keep(self._listed[number - 1], None)
            self._say_kept(more=True)
        elif self._listed:
            self._say(_("The list read last has no such number."))
        else:
            self._say(_("Numbers are for lists. Please type a word, or part of one."))

    def _pick_number(self, most: int) -> int:
        """A number from 0 to `most`; Enter means 1."""
        while True:
            line = self._prompt.line(lambda: None)
            if isinstance(line, Order):
                continue
            text = line.text.strip() or "1"
            if text.isdecimal() and int(text) <= most:
                return int(text)
            self._say(_("A number from 0 to {most}, please; Enter for 1.").format(most=most))

    def _take_own(self, text: str) -> None:
        """Keep own words, after opening a word that carries a story, and offer words within."""
        story = self._story(text)
        if story is not None:
            self._open_story(text, story)
            return
        within = [word for word in self._words.within(text) if not self._kept.has(word)]
        if not within or not is_sentence(text):
            self._keep_own(text)
            return
        self._keep_own(text, more=False)
        self._say(_("In it: {words}.").format(words=_numbered(within)))
        self._say(_("Numbers keep these words too; Enter leaves it so."))
        if not self._keep_numbered(within):
            self._say_kept(more=True)

    # ------------------------------------------------------------------ words that carry a story

    def _story(self, text: str) -> Word | None:
        faux = self._talk.sitting.session.exercise.faux_feelings
        if faux is None or self._words.kind not in {"feelings", "needs"}:
            return None
        return faux.named(_without_i_feel(text))

    def _open_story(self, text: str, story: Word) -> None:
        ids = story.feelings if isinstance(self._step, Feelings) else story.needs
        beneath = [word for one in ids if (word := self._words.get(one))]
        told = story.gloss or _("it tells what someone did")
        self._say(_('"{word}": {gloss}.').format(word=story.label, gloss=told))
        if not beneath:
            self._keep_own(text)
            return
        self._say(_("Underneath, perhaps: {words}.").format(words=_numbered(beneath)))
        self._say(_("Numbers, or Enter keeps your word."))
        if not self._keep_numbered(beneath):
            self._keep_own(text)

    def _keep_numbered(self, words: list[Word]) -> bool:
        """Keep the words that a line of numbers names; False for an empty line."""
        while True:
            line = self._prompt.line(lambda: None)
            if isinstance(line, Order):
                continue
            if line.blank:
                return False
            pieces = line.text.replace(",", " ").split()
            if all(one.isdecimal() and 1 <= int(one) <= len(words) for one in pieces):
                for one in pieces:
                    self._keep(words[int(one) - 1], None)
                self._say_kept(more=True)
                return True
            self._say(
                _("Numbers from 1 to {count}, please, or just Enter.").format(count=len(words))
            )

    # ------------------------------------------------------------------ keeping

    def _keep(self, word: Word, typed: str | None) -> None:
        if self._kept.has(word):
            self._say(_('"{word}" is kept already.').format(word=word.label))
            return
        self._kept.items.append(word)
        if typed is not None and folded(typed) != folded(word.label):
            told = _('"{typed}" is taken as {word}.')
            self._say(told.format(typed=typed, word=_with_gloss(word)))
        self._watch(None)

    def _keep_own(self, text: str, *, more: bool = True) -> None:
        if self._kept.has(text):
            self._say(_('"{word}" is kept already.').format(word=text))
            return
        self._kept.items.append(text)
        self._watch(None)
        stop = "" if text.endswith((".", "!", "?")) else "."
        told = _('Kept your words: "{words}"{stop}').format(words=text, stop=stop)
        self._say(_("{kept} Another? Enter: go on.").format(kept=told) if more else told)

    def _say_kept(self, *, more: bool = False) -> None:
        if not self._kept.items:
            return
        if more:
            self._say(_("Kept: {words}. Another? Enter: go on.").format(words=self._list()))
        else:
            self._say(_("Kept: {words}.").format(words=self._list()))

    def _list(self) -> str:
        return ", ".join(_shown(item) for item in self._kept.items)

    # ------------------------------------------------------------------ commands

    def _obey(self, order: Order) -> str:
        """Do what a command says; gives back what is to stand in the line."""
        match order.command:
            case Command.LIST:
                self._show_list(order.argument)
            case Command.EDIT:
                return self._edit()
            case _:
                self._remove(order)
        return ""

    def _edit(self) -> str:
        own = [item for item in self._kept.items if isinstance(item, str)]
        if not own:
            self._say(_("There are no words of your own to change here; /remove takes a word out."))
            return ""
        self._kept.items.remove(own[-1])
        return own[-1]

    def _remove(self, order: Order) -> None:
        items = self._kept.items
        named = str(len(items)) if order.command is Command.UNDO else order.argument
        item = self._named_item(named)
        if item is None:
            self._say_kept()
            self._say(_("Which one? /remove with the word, or with its number in this list."))
            return
        items.remove(item)
        self._watch(None)
        self._say(_("Taken out: {word}.").format(word=_shown(item)))
        self._say_kept()

    def _named_item(self, named: str) -> Word | str | None:
        items = self._kept.items
        if named.isdecimal():
            return items[int(named) - 1] if 1 <= int(named) <= len(items) else None
        wanted = folded(named.strip('"'))
        return next((item for item in items if folded(_shown(item).strip('"')) == wanted), None)

    def _show_list(self, named: str) -> None:
        groups = self._words.groups
        if not named:
            for number, group in enumerate(groups, 1):
                self._say(f"{number} {group.label}")
            self._say(_("/list and a name or number reads a group's words."))
            return
        found = _group_named(groups, named)
        if found is None:
            self._say(_('There is no group "{name}".').format(name=named))
            return
        self._listed = found.words
        self._say(f"{found.label}:")
        for number, word in enumerate(found.words, 1):
            self._say(f"{number} {_with_gloss(word)}")
        self._say(_("A number keeps a word."))

    def _say(self, text: str) -> None:
        self._talk.say(text)


def _group_named(groups: tuple[Group, ...], named: str) -> Group | None:
    """The group with this number, or whose label holds this, or that has this word."""
    if named.isdecimal():
        return groups[int(named) - 1] if 1 <= int(named) <= len(groups) else None
    wanted = folded(named)
    by_label = [group for group in groups if wanted in folded(group.label)]
    by_word = [g for g in groups if any(wanted in map(folded, w.names) for w in g.words)]
    return next(iter(by_label + by_word), None)


def _numbered(words: list[Word]) -> str:
    return ", ".join(f"{number} {word.label}" for number, word in enumerate(words, 1))


def _with_gloss(word: Word) -> str:
    return f"{word.label}: {word.gloss}" if word.gloss else word.label


def _without_i_feel(text: str) -> str:
    """What stands behind "I feel", however it is said; the whole text where that is not said."""
    said = folded(text).rstrip(".!")
    for opening in (_("i feel"), _("i felt"), _("feeling"), _("i am"), _("i'm")):
        said = said.removeprefix(f"{opening} ")
    return said
