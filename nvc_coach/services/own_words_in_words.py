"""Own words and their groups, told in words."""

from nvc_coach.insight.meaning import Kind
from nvc_coach.practice.shortening import one_line
from nvc_coach.practice.vocabulary import Group
from nvc_coach.services.own_words import Listed
from nvc_coach.wording import _

_SAMPLES = 3
_LONGEST_WORD = 80


def place_in_words(one: Listed) -> str:
    """Where a word counts, and whether no practice holds it."""
    place = one.group_label or _("by itself")
    if one.group is not None and not one.group_label:
        place = _('by itself; there is no group "{group}" here').format(group=one.group)
    return place if one.practices else _("{place}, in no practice").format(place=place)


def in_words(one: Listed) -> str:
    """A word with where it counts, on a line of its own."""
    told = _('Need "{word}": {place}') if one.kind == "needs" else _('Feeling "{word}": {place}')
    return told.format(word=one.word, place=place_in_words(one))


def kind_in_words(kind: Kind) -> str:
    """The heading above words of a kind."""
    return _("Needs") if kind == "needs" else _("Feelings")


def which_group(one: Listed) -> str:
    """The question where a word belongs, which stays short however long the word is."""
    return _('Where does "{word}" count?').format(word=one_line(one.word, _LONGEST_WORD))


def met_in_words(group: Group) -> str:
    """The heading above the groups of feelings like this one; empty where groups have none."""
    if group.met is None:
        return ""
    return _("When needs are met") if group.met else _("When needs are not met")


def samples(group: Group) -> str:
    """A few words of a group, so that one can tell what it is about."""
    return ", ".join(word.label for word in group.words[:_SAMPLES])


def filed_in_words(group: Group | None) -> str:
    """What came of filing a word."""
    if group is None:
        return _("It counts by itself.")
    return _('It counts with "{group}" now.').format(group=group.label)
