"""Every screen of the page, each in a state that shows what it is for."""

from typing import Final

from nvc_coach.practice.answers import Picks, Text
from nvc_coach.tui.screens.beside import Beside
from nvc_coach.tui.screens.changing import Changing
from nvc_coach.tui.screens.closing import Closing
from nvc_coach.tui.screens.cover import Cover
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.export import ExportPage
from nvc_coach.tui.screens.filing import FilingPage
from nvc_coach.tui.screens.first_words import FirstWords
from nvc_coach.tui.screens.followups import FollowUpsPage
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.how_it_went import HowItWentPage
from nvc_coach.tui.screens.introduction import Introduction
from nvc_coach.tui.screens.library import Library
from nvc_coach.tui.screens.look_back import LookBack
from nvc_coach.tui.screens.own_words import OwnWordsPage
from nvc_coach.tui.screens.palette import Palette
from nvc_coach.tui.screens.patterns import PatternsPage
from nvc_coach.tui.screens.people import PeoplePage
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.screens.rest import Rest
from nvc_coach.tui.screens.returning import Returning
from nvc_coach.tui.screens.session import SessionPage
from nvc_coach.tui.screens.settings import SettingsPage
from nvc_coach.tui.screens.sheet import Sheet, WholeText
from nvc_coach.tui.screens.tags import Tags
from nvc_coach.tui.screens.taking_up import TakingUp
from nvc_coach.tui.screens.trail import TrailList
from nvc_coach.tui.screens.trash import TrashPage
from nvc_coach.tui.screens.ways import Ways
from tools.picture_openings import (
    home,
    home_after_the_same_again,
    home_after_weeks,
    home_in_the_evening,
    home_somewhere,
    session,
    session_after_the_short_one,
    session_finished,
    session_gone_back,
    session_once_more,
    taking_up,
    the_first_time,
)
from tools.picture_scene import SMALL, USUAL, WIDE, Scene
from tools.picture_story import (
    GENERALISED,
    JUDGMENT,
    MY_NEEDS,
    OBSERVATION,
    OF_MYSELF,
    THEIR_NEEDS,
    at,
)

_PICKING = session(at("my-needs", Picks(("consideration", "support"))))
_ASKING = session(at("request-self", Text(OF_MYSELF)))
_TURN = ("enter",)

# ------------------------------------------------------------------ what there is to see

ARRIVING: Final = (
    Scene(
        name="first-words",
        screen=FirstWords,
        told="The very first time: one field.",
        shows="needs something.",
        opens=the_first_time,
        keys=("'He only ever rings when he needs something.",),
    ),
    Scene(
        name="home-empty",
        screen=Home,
        told="Home, before there is anything in the journal.",
        shows="What is going on",
        opens=home,
    ),
    Scene(
        name="home",
        screen=Home,
        told="Home, some weeks later: what is open comes first.",
        shows="5 entries",
        opens=home_after_weeks,
    ),
    Scene(
        name="library",
        screen=Library,
        told="The library: by what is going on, by time, by company, or found by typing.",
        shows="From a judgment of someone",
        opens=home,
        keys=("/",),
    ),
    Scene(
        name="introduction",
        screen=Introduction,
        told="What an exercise is, before it begins.",
        shows="keep nothing this time",
        opens=home,
        keys=("/", "'Transforming", *_TURN),
    ),
    Scene(
        name="taking-up",
        screen=TakingUp,
        told="An exercise that can go on from another: anew, or from what was said there.",
        shows="yesterday 12:30",
        opens=taking_up,
        keys=("down",),
    ),
)

PRACTISING: Final = (
    Scene(
        name="page",
        screen=SessionPage,
        told="A page to read, turned when one is ready.",
        shows="Nothing has to move.",
        opens=session(at("judgment")),
    ),
    Scene(
        name="judgment",
        screen=SessionPage,
        told="The judgment, as bluntly as it sounds inside.",
        shows="not once asked.",
        opens=session(at("judgment", Text(JUDGMENT))),
        keys=(*_TURN, *_TURN),
    ),
    Scene(
        name="person",
        screen=SessionPage,
        told="A name to call them by.",
        shows="T.",
        opens=session(at("person")),
        keys=("'T.",),
    ),
    Scene(
        name="scale",
        screen=SessionPage,
        told="A number, if one likes; none is chosen beforehand.",
        shows="[7]",
        opens=session(at("charge-before")),
        keys=("7",),
    ),
    Scene(
        name="observation",
        screen=SessionPage,
        told="What a camera with a microphone would have kept.",
        shows="four minutes.",
        opens=session(at("observation", Text(OBSERVATION))),
    ),
    Scene(
        name="hint",
        screen=SessionPage,
        told="A small question of the coach, which can be ignored.",
        shows="Esc i",
        opens=session(at("observation", Text(GENERALISED))),
        keys=("tab",),
        sizes=(USUAL, WIDE, SMALL),
    ),
    Scene(
        name="needs",
        screen=SessionPage,
        told="One field finds words, and takes one's own.",
        shows="company",
        opens=session(at("my-needs", MY_NEEDS)),
        keys=("'comp",),
        sizes=(USUAL, WIDE, SMALL),
    ),
    Scene(
        name="feelings",
        screen=SessionPage,
        told="A word that tells what somebody did, and what may be felt underneath.",
        shows="lonely",
        opens=session(at("my-feelings", Picks(("hurt", "tired")))),
        keys=("'ignored",),
    ),
    Scene(
        name="pause",
        screen=SessionPage,
        told="A pause, for as long as one likes.",
        shows="notice how dear",
        opens=session(at("willing")),
    ),
    Scene(
        name="choice",
        screen=SessionPage,
        told="A choice; a number goes to it, and Enter makes it.",
        shows="some part is",
        opens=session(at("willing")),
        keys=(*_TURN, "1"),
    ),
    Scene(
        name="their-needs",
        screen=SessionPage,
        told="Their side, with one's own needs in view; here in the list of words.",
        shows="little one sometimes",
        opens=session(at("their-needs", THEIR_NEEDS)),
        keys=("down", "down", "down"),
    ),
    Scene(
        name="check-in",
        screen=SessionPage,
        told="The check-in has the whole page, and nothing is chosen beforehand.",
        shows="in how I see them",
        opens=session(at("check-in")),
        keys=_TURN,
        sizes=(USUAL, WIDE, SMALL),
    ),
    Scene(
        name="again",
        screen=SessionPage,
        told="The same question on the way back, with what was said the last time.",
        shows="Last time:",
        opens=session_gone_back,
    ),
    Scene(
        name="request",
        screen=SessionPage,
        told="A request of oneself, and by when.",
        shows="That is Friday, 16 October 2026.",
        opens=_ASKING,
        keys=("tab", "'friday"),
    ),
)

ON_TOP: Final = (
    Scene(
        name="ways",
        screen=Ways,
        told="Esc shows everything that can be done, each with a letter.",
        shows="the way so far",
        opens=_PICKING,
        keys=("escape",),
    ),
    Scene(
        name="help",
        screen=Sheet,
        told="Help, about the question and its keys.",
        shows="suppose they stopped",
        opens=_PICKING,
        keys=("f1",),
    ),
    Scene(
        name="example",
        screen=Sheet,
        told="How somebody answered it.",
        shows="somebody wrote",
        opens=_PICKING,
        keys=("f2",),
    ),
    Scene(
        name="whole",
        screen=WholeText,
        told="All that was said so far, in full.",
        shows="so far",
        opens=session(at("check-in")),
        keys=(*_TURN, "escape", "w"),
    ),
    Scene(
        name="trail",
        screen=TrailList,
        told="The way so far, with a way back in it.",
        shows="The way so far",
        opens=session_once_more,
        keys=(*_TURN, "escape", "t", "up"),
    ),
    Scene(
        name="trail-question",
        screen=Question,
        told="What may be done with an answer on the way.",
        shows="read it whole",
        opens=session_once_more,
        keys=(*_TURN, "escape", "t", "home", "enter"),
    ),
    Scene(
        name="changing",
        screen=Changing,
        told="Changing an answer, without going back to it.",
        shows="Change an answer",
        opens=session_once_more,
        keys=(*_TURN, "escape", "t", "home", "down", "down", "down", "enter", "c"),
    ),
    Scene(
        name="people-shown",
        screen=Sheet,
        told="One's own page of people, one key away.",
        shows="does not give advice",
        opens=_PICKING,
        keys=("escape", "m"),
    ),
    Scene(
        name="palette",
        screen=Palette,
        told="Finding a command by a part of its name.",
        shows="go back further",
        opens=_PICKING,
        keys=("escape", ".", "'back"),
    ),
    Scene(
        name="resting",
        screen=Rest,
        told="Resting: nothing runs out here.",
        shows="Resting.",
        opens=_PICKING,
        keys=("escape", "p"),
    ),
    Scene(
        name="cover",
        screen=Cover,
        told="The screen covered, when somebody comes in.",
        shows="Covered.",
        opens=_PICKING,
        keys=("ctrl+l",),
    ),
    Scene(
        name="stop",
        screen=Question,
        told="Ctrl+C ends nothing by itself.",
        shows="Stop here?",
        opens=_PICKING,
        keys=("ctrl+c",),
    ),
)

AFTERWARDS: Final = (
    Scene(
        name="closing",
        screen=Closing,
        told="The closing reads back what was said; the numbers come when asked for.",
        shows="Enter keeps it",
        opens=session_finished,
        keys=(*_TURN, "n"),
    ),
    Scene(
        name="closing-next",
        screen=Closing,
        told="Where another exercise goes on from it, the closing names it.",
        shows="Transforming Enemy Images",
        opens=session_after_the_short_one,
        keys=(*_TURN, *_TURN),
    ),
    Scene(
        name="entries",
        screen=Entries,
        told="The entries: days, and how each stands, none of their words.",
        shows="today 20:40",
        opens=home_in_the_evening,
        keys=("j",),
    ),
    Scene(
        name="entries-found",
        screen=Entries,
        told="Found as one types, each in its lines.",
        shows="dishes",
        opens=home_in_the_evening,
        keys=("j", "'rang dish"),
    ),
    Scene(
        name="entries-people",
        screen=Entries,
        told="The same by whom they name.",
        shows="T.",
        opens=home_in_the_evening,
        keys=("j", "right", "right"),
    ),
    Scene(
        name="trash",
        screen=TrashPage,
        told="What was deleted can be had back for thirty days.",
        shows="deleted today",
        opens=home_in_the_evening,
        keys=("j", "enter", "d", "t", "alt+t"),
    ),
    Scene(
        name="look-back",
        screen=LookBack,
        told="Looking back on a practice some time later.",
        shows="It was the first time",
        opens=home_in_the_evening,
        keys=("j", "enter", "e", "'It was the first time that I told him."),
    ),
    Scene(
        name="tags",
        screen=Tags,
        told="Words to find an entry by.",
        shows="my brother",
        opens=home_in_the_evening,
        keys=("j", "enter", "k", "'my brother"),
    ),
    Scene(
        name="export",
        screen=ExportPage,
        told="Taking an entry along: as what, whose names, and where to.",
        shows="reads every word",
        opens=home_in_the_evening,
        keys=("j", "enter", "x", "tab", "ctrl+u", "'~/Documents", "shift+tab"),
        sizes=(USUAL, WIDE, SMALL),
    ),
    Scene(
        name="beside",
        screen=Beside,
        told="The same judgment twice, side by side.",
        shows="he is worried",
        opens=home_after_the_same_again,
        keys=("j", "enter", "s"),
    ),
    Scene(
        name="entry",
        screen=EntryPage,
        told="An entry, read again.",
        shows="ring Lena",
        opens=home_in_the_evening,
        keys=("j", "enter"),
    ),
    Scene(
        name="follow-ups",
        screen=FollowUpsPage,
        told="What one asked for and agreed on: what is due, and what is coming.",
        shows="Coming",
        opens=home_in_the_evening,
        keys=("d",),
    ),
    Scene(
        name="how-it-went",
        screen=HowItWentPage,
        told="How it went: a word for it, and a few more if one likes.",
        shows="it was quieter.",
        opens=home_in_the_evening,
        keys=("d", "enter", "2", "'They laughed, and on most evenings it was quieter."),
        sizes=(USUAL, WIDE, SMALL),
    ),
    Scene(
        name="patterns",
        screen=PatternsPage,
        told="What shows over time: here as pictures.",
        shows="Needs were named",
        opens=home_in_the_evening,
        keys=("w",),
    ),
    Scene(
        name="patterns-time",
        screen=PatternsPage,
        told="The same, further down: when one practised.",
        shows="evening",
        opens=home_in_the_evening,
        keys=("w", "end"),
    ),
    Scene(
        name="patterns-tables",
        screen=PatternsPage,
        told="The same as tables.",
        shows="In how many practices",
        opens=home_in_the_evening,
        keys=("w", "t"),
    ),
    Scene(
        name="own-words",
        screen=OwnWordsPage,
        told="One's own words, and where they count in that.",
        shows="by itself",
        opens=home_in_the_evening,
        keys=("w", "w"),
    ),
    Scene(
        name="filing",
        screen=FilingPage,
        told="Filing one of them under a group; nothing in the entries changes.",
        shows="Meaning",
        opens=home_in_the_evening,
        keys=("w", "w", "enter"),
    ),
    Scene(
        name="own-words-filed",
        screen=OwnWordsPage,
        told="Filed, and as easily taken back.",
        shows="counts with",
        opens=home_in_the_evening,
        keys=("w", "w", "enter", *["down"] * 8, "enter"),
    ),
    Scene(
        name="patterns-groups",
        screen=PatternsPage,
        told="Filed words stand with their group.",
        shows="By group",
        opens=home_in_the_evening,
        keys=("w", "w", "enter", *["down"] * 8, "enter", "ctrl+r", *["down"] * 12),
    ),
    Scene(
        name="returning",
        screen=Returning,
        told="What returns, opened.",
        shows="practices about the same person",
        opens=home_in_the_evening,
        keys=("w", "o"),
    ),
    Scene(
        name="settings",
        screen=SettingsPage,
        told="The settings.",
        shows="How it looks",
        opens=home_somewhere,
        keys=("o",),
    ),
    Scene(
        name="people",
        screen=PeoplePage,
        told="Writing the page of one's own people.",
        shows="does not give advice",
        opens=home_after_weeks,
        keys=("o", "enter"),
    ),
    Scene(
        name="too-small",
        screen=SessionPage,
        told="A window too small for the page.",
        shows="too small",
        opens=_PICKING,
        sizes=((38, 12),),
        themes=("dark",),
    ),
)

PARTS: Final = (
    ("Arriving", ARRIVING),
    ("Practising", PRACTISING),
    ("What lies on the page for a moment", ON_TOP),
    ("Afterwards", AFTERWARDS),
)
SCENES: Final = tuple(scene for _heading, scenes in PARTS for scene in scenes)
"""Every picture there is, in order."""
