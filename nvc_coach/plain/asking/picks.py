"""Asking for feelings or needs: words of the vocabulary, own words, or both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from nvc_coach.plain.asking.finding import MOST_OFFERED, Found, Piece, found_in, group_named
from nvc_coach.plain.commands import Command, Order
from nvc_coach.plain.prompt import Line, Prompt
from nvc_coach.plain.talk import Talk
from nvc_coach.practice.answers import Picks
from nvc_coach.practice.exercise import Feelings, Picking
from nvc_coach.practice.search import search, underneath
from nvc_coach.practice.shortening import before_a_stop
from nvc_coach.practice.view import StepView
from nvc_coach.practice.vocabulary import Vocabulary, Word, folded, words_of
from nvc_coach.services.said import END_MARKS, without_opening
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
        self._half_typed = ""
        self._next: Line | Order | None = None
        self._groups_listed = False
        self._listed: tuple[Word, ...] = ()
        self._at_first = Picks()
        self._draft_before = talk.sitting.drafts.get(step.id)
        self._prompt: Prompt = talk.prompt(view, local=_LOCAL)

    # ------------------------------------------------------------------ the conversation

    def picks(self) -> Picks | None:
        """Ask until Enter says that this is all."""
        self._open()
        prefill, asked_once = "", False
        while True:
            line, self._next = self._next, None
            if line is None:
                line = self._prompt.line(
                    self._question, watch=self._watch, prefill=prefill, words=True
                )
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
        self._half_typed = offered.typed
        self._at_first = self._kept.answer
        if self._kept.items and offered.source == "last":
            told = _("Last time: {words}. Anything beneath or beside?")
            self._say(told.format(words=before_a_stop(self._list())))
        elif self._kept.items:
            self._say(_("Now: {words}.").format(words=before_a_stop(self._list())))
        if self._kept.items:
            self._say(_("Enter keeps it so; /remove takes a word out."))
        if self._half_typed:
            told = _('You had begun: "{words}". /edit takes it up.')
            self._say(told.format(words=self._half_typed))

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
            case _ if numbers := _numbers(text):
                self._take_listed(numbers)
            case _:
                self._take_own(text)

    def _take_piece(self, piece: Piece) -> None:
        if piece.sure:
            self._keep(piece.words[0], piece.typed)
            return
        words = [word for word in piece.words if not self._kept.has(word)] or list(piece.words)

        def question() -> None:
            self._say(_('"{typed}" could be:').format(typed=piece.typed))
            for number, word in enumerate(words, 1):
                self._say(f"{number} {_with_gloss(word)}")
            self._say(_("A number, Enter for 1. 0 keeps your own words."))

        numbers = self._small(question, len(words), least=0)
        if numbers == [0]:
            self._keep_own(piece.typed, more=False)
        elif numbers is not None:
            self._keep_all(numbers or [1], words)

    def _small(
        self, question: Callable[[], None], most: int, *, least: int = 1
    ) -> list[int] | None:
        """The numbers said to a small question; none for Enter.

        None where something else was said: that is taken for the next thing said, and the small
        question is left as it was.
        """
        question()
        while True:
            line = self._prompt.line(question)
            numbers = _numbers(line.text) if isinstance(line, Line) else []
            if isinstance(line, Order) or not (numbers or line.blank):
                self._next = line
                return None
            wrong = [one for one in numbers if not least <= one <= most]
            if not wrong:
                return numbers
            self._say(_("There is no {number} here.").format(number=wrong[0]))

    def _keep_all(self, numbers: list[int], words: Sequence[Word]) -> None:
        """Keep the words with these numbers, counted from 1; 0 stands for none."""
        for number in numbers:
            if number:
                self._keep(words[number - 1], None)

    def _take_listed(self, numbers: list[int]) -> None:
        """Keep words by their numbers in the list read last, or read a group of that number."""
        if self._groups_listed:
            self._show_list(str(numbers[0]))
        elif self._listed and all(1 <= one <= len(self._listed) for one in numbers):
            self._keep_all(numbers, self._listed)
            self._say_kept(more=True)
        elif self._listed:
            self._say(_("The list read last has no such number."))
        else:
            self._say(_("Numbers are for lists. Please type a word, or part of one."))

    def _take_own(self, text: str) -> None:
        """Keep own words, after opening a word that carries a story, and offer words within."""
        story = self._story(text)
        if story is not None:
            self._open_story(text, story)
            return
        if near := self._near(text):
            self._offer_near(text, near)
            return
        within = [word for word in self._words.within(text) if not self._kept.has(word)]
        self._keep_own(text, more=not within)
        if not within:
            return

        def question() -> None:
            self._say(_("In it: {words}.").format(words=_numbered(within)))
            self._say(_("Numbers keep these words too; Enter leaves it so."))

        self._keep_all(self._small(question, len(within)) or [], within)
        if self._next is None:
            self._say_kept(more=True)

    def _near(self, text: str) -> list[Word]:
        """Words found by what they mean, where a single word names none of them."""
        if len(words_of(text)) != 1:
            return []
        hits = search(self._words, text.strip().rstrip(END_MARKS), self._faux)
        return [*hits.underneath, *hits.meant][:MOST_OFFERED]

    def _offer_near(self, text: str, near: list[Word]) -> None:
        """Let somebody keep words that are near, or what they typed, which Enter does."""

        def question() -> None:
            self._say(_('Near "{typed}", perhaps:').format(typed=text))
            for number, word in enumerate(near, 1):
                self._say(f"{number} {_with_gloss(word)}")
            self._say(_("Numbers, or Enter keeps your word."))

        numbers = self._small(question, len(near))
        if not numbers:
            self._keep_own(text, more=self._next is None)
            return
        self._keep_all(numbers, near)
        self._say_kept(more=True)

    # ------------------------------------------------------------------ words that carry a story

    @property
    def _faux(self) -> Vocabulary | None:
        pickable = self._words.kind in {"feelings", "needs"}
        return self._talk.sitting.session.exercise.faux_feelings if pickable else None

    def _story(self, text: str) -> Word | None:
        return None if self._faux is None else self._faux.named(without_opening(text))

    def _open_story(self, text: str, story: Word) -> None:
        feels = isinstance(self._step, Feelings)
        beneath = list(underneath(self._words, story))
        told = story.gloss or _("it tells what someone did")

        def question() -> None:
            self._say(_('"{word}": {gloss}.').format(word=story.label, gloss=told))
            if feels:
                self._say(_("Underneath, perhaps: {words}.").format(words=_numbered(beneath)))
            else:
                self._say(_("What it may long for: {words}.").format(words=_numbered(beneath)))
            self._say(_("Numbers, or Enter keeps your word."))

        if not beneath:
            self._keep_own(text)
            return
        numbers = self._small(question, len(beneath))
        if not numbers:
            self._keep_own(text, more=self._next is None)
            return
        self._keep_all(numbers, beneath)
        self._say_kept(more=True)

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
        if not any(char.isalnum() for char in text):
            self._say(_("There are no words in that."))
            return
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
        if self._half_typed:
            begun, self._half_typed = self._half_typed, ""
            return begun
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
        self._groups_listed = not named
        if not named:
            for number, group in enumerate(groups, 1):
                self._say(f"{number} {group.label}")
            self._say(_("A number reads a group's words, and so does /list with its name."))
            return
        found = group_named(groups, named)
        if found is None:
            self._say(_('There is no group "{name}".').format(name=named))
            return
        self._listed = found.words
        self._say(f"{found.label}:")
        for number, word in enumerate(found.words, 1):
            self._say(f"{number} {_with_gloss(word)}")
        self._say(_("A number keeps a word, several with commas keep more."))

    def _say(self, text: str) -> None:
        self._talk.say(text)


def _numbers(text: str) -> list[int]:
    """The numbers a line consists of; none where there is anything else in it."""
    pieces = text.replace(",", " ").split()
    return [int(one) for one in pieces] if all(one.isdecimal() for one in pieces) else []


def _numbered(words: list[Word]) -> str:
    return ", ".join(f"{number} {word.label}" for number, word in enumerate(words, 1))


def _with_gloss(word: Word) -> str:
    return f"{word.label}: {word.gloss}" if word.gloss else word.label
