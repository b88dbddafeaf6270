"""Quantities in an editor's words."""

import calendar

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
    "laid_off": ("laid off", "were laid off"),
    "destroyed": ("destroyed", "were destroyed"),
}
_AT = frozenset({"square", "airport", "station", "stadium"})


def quantity_label(mention: Mention) -> str:
    """What is counted, in plain words: "North Korean soldiers in Kursk", "people killed in Qamishli on 27 July 2016"."""
    words = [_counted(mention)]
    if mention.status:
        words.append(_STATUS_WORDS.get(mention.status, (mention.status.replace("_", " "), ""))[0])
    if mention.measure not in ("count",):
        words.append(f"({mention.unit or mention.measure})")
    return _sentence_case(" ".join([*words, *_place_and_day(mention)]))


def quantity_question(mention: Mention) -> str:
    """The question that sources answer with their figures: "How many North Korean soldiers are in Kursk?"."""
    verb = _STATUS_WORDS.get(mention.status or "", ("", "are there"))[1]
    if mention.status is None and mention.place:
        verb = "are"
    if mention.status == "protesting":
        return (
            " ".join(["How many", _counted(mention), "took part in the protest", *_place_and_day(mention)])
            + "?"
        )
    return " ".join(["How many", _counted(mention), verb, *_place_and_day(mention)]) + "?"


def _counted(mention: Mention) -> str:
    noun = mention.counts if mention.kind != "thing" else mention.counted
    if mention.status == "protesting" and mention.kind == "crowd":
        noun = "people"
    if mention.affiliation and fold(mention.affiliation) not in fold(noun):
        return f"{mention.adjective or mention.affiliation} {noun}"
    return noun


def _place_and_day(mention: Mention) -> list[str]:
    words = []
    if mention.place:
        last = fold(mention.place).split()[-1]
        words.append(f"{'at' if last in _AT or mention.place[0].isdigit() else 'in'} {mention.place}")
    if mention.is_event and mention.when.day:
        day = mention.when.day
        words.append(f"on {day.day} {calendar.month_name[day.month]} {day.year}")
    elif mention.is_event and mention.when.period:
        words.append(mention.when.period)
    return words


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
