"""Quantities in an editor's words."""

from flows.disputes.mentions import Mention
from flows.disputes.words import fold

# status → how it stands in a label, and in a question after "How many ... "
_STATUS_WORDS = {
    "killed": ("killed", "were killed"),
    "injured": ("injured", "were injured"),
    "shot": ("shot", "were shot"),
    "missing": ("missing", "are missing"),
    "captured": ("captured", "were captured"),
    "detained": ("detained", "were detained"),
    "displaced": ("displaced", "were displaced"),
    "rescued": ("rescued", "were rescued"),
    "deployed": ("deployed", "are deployed"),
    "withdrawn": ("withdrawn", "were withdrawn"),
    "infected": ("infected", "were infected"),
    "affected": ("affected", "were affected"),
    "protesting": ("protesting", "took part in the protest"),
    "laid_off": ("laid off", "lose their jobs"),
    "destroyed": ("destroyed", "were destroyed"),
}
# the same for how people were together
_CIRCUMSTANCE_WORDS = {
    "crowd": ("in the crowd", "were in the crowd"),
    "aboard": ("aboard", "were aboard"),
    "attackers": ("", "were there"),
    "shots": ("", "were fired"),
    "wounds": ("", "were there"),
    "bombs": ("", "fell"),
}


def label_of(mention: Mention) -> str:
    """What is counted, without place and day: "North Korean soldiers", "People killed", "Aid (USD)"."""
    words = [_counted(mention)]
    if mention.circumstance:
        words += filter(None, _CIRCUMSTANCE_WORDS[mention.circumstance][:1])
    elif mention.status:
        words.append(_STATUS_WORDS.get(mention.status, (mention.status.replace("_", " "), ""))[0])
    if mention.measure != "count":
        words.append(f"({mention.unit or mention.measure})")
    label = " ".join(words)
    return label[:1].upper() + label[1:]


def question_of_quantity(mention: Mention) -> str:
    """The question that sources answer with their figures, without place and day: "How many people were killed"."""
    verb = _STATUS_WORDS.get(mention.status or "", ("", "are"))[1]
    if mention.circumstance:
        verb = _CIRCUMSTANCE_WORDS[mention.circumstance][1]
    return f"How many {_counted(mention)} {verb}"


def _counted(mention: Mention) -> str:
    noun = mention.counts if mention.kind != "thing" or mention.circumstance else mention.counted
    if mention.affiliation and fold(mention.affiliation) not in fold(noun):
        return f"{mention.adjective or mention.affiliation} {noun}"
    return noun
