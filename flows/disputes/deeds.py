"""Shootings and raids as one article tells of them: attackers and shots stand where their victims were hit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.disputes.days import When
from flows.disputes.mentions import DEED_CIRCUMSTANCES, Mention
from flows.disputes.persons import GUNFIRE

# how far after a figure the words stand that tell how they were hurt
_REACH = 120
# what gunfire does to people
_HIT = frozenset({"killed", "injured", "shot"})
_DEATH = re.compile(
    r"\b(?:dead|died|dies|killed|kills|killing|fatal|fatally|slain|homicide|murder|death)\b", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:falls?|fell|trampled|glass|debris|crash|crashed|stampede|ankles?|breathing|panic)\b"
)


def at_the_scene(mentions: Sequence[Mention], lead: str) -> list[Mention]:
    """Attackers and shots stand where those just counted were hit: "two gunmen" are not in the town they fled to.

    Where nobody is counted, the place must be one that the article begins with.
    """
    victims = [
        one for one in mentions if one.is_toll and one.status in _HIT and one.place and one.kind != "thing"
    ]
    found: list[Mention] = []
    for mention in mentions:
        if mention.circumstance not in DEED_CIRCUMSTANCES:
            found.append(mention)
            continue
        before = [one for one in victims if one.end <= mention.start]
        victim = before[-1] if before else victims[0] if victims else None
        if victim:
            when = mention.when if mention.when.day or mention.when.period else victim.when
            found.append(replace(mention, place=victim.place, place_key=victim.place_key, when=when))
        elif mention.place and mention.place not in lead:
            found.append(replace(mention, place=None, place_key=None))
        else:
            found.append(mention)
    dated = {
        one.place_key: one.when for one in found if one.circumstance in DEED_CIRCUMSTANCES and one.when.day
    }
    return [
        replace(one, when=dated[one.place_key])
        if one.circumstance in DEED_CIRCUMSTANCES and one.place_key in dated and one.when == When()
        else one
        for one in found
    ]


def hit_by_gunfire(mentions: Sequence[Mention], lead: str, text: str) -> list[Mention]:
    """The mentions of one article, those hurt counted as shot where it tells of gunfire that killed nobody.

    Police count the shot and hospitals the wounded: the same people, unless some of those shot are dead, or some were
    hurt as they ran.
    """
    if not GUNFIRE.search(lead) or _DEATH.search(lead) or any(one.status == "killed" for one in mentions):
        return list(mentions)
    return [
        replace(one, status="shot")
        if one.status == "injured"
        and one.counts == "people"
        and not _OTHERWISE.search(text, one.start, one.end + _REACH)
        else one
        for one in mentions
    ]
