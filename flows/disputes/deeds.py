"""Shootings and raids as one article tells of them: attackers and shots stand where their victims were hit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.disputes.days import When
from flows.disputes.mentions import DEED_CIRCUMSTANCES, Mention
from flows.disputes.persons import GUNFIRE
from flows.disputes.sites import ANOTHER

# how far after a figure the words stand that tell how they were hurt
_REACH = 120
# what gunfire does to people
_HIT = frozenset({"killed", "injured", "shot"})
_SHOTS, _BOMBS = "shots", "bombs"
_SEVERAL_FIRED = re.compile(
    r"\b(?:fired|shot|shoots|fires|firing|shooting)\sback\b|\breturn(?:ed|ing|s)?\sfire\b|\bexchang(?:ed|e|ing)\s(?:of\s)?(?:gun)?(?:fire|shots)\b"
    r"|\bshoot-?out\b|\bgun\s?fight\b|\bshooting\sat\s(?:each\sother|one\sanother)\b|\bboth\s(?:men\s)?fired\b|\bcrossfire\b"
)
_BEFORE = 48
_NAMED_SHOOTER = re.compile(
    r"(?P<rank>(?:Officer|Deputy|Trooper|Sgt\.|Sergeant|Detective|Agent)\s(?:[A-Z]\w+\s)?)?\b(?P<name>[A-Z][\w’'-]+)\s(?:had\s|then\s)?"
    r"(?:fired|fires|firing)\s(?:[a-z]+\s){0,3}$"
)
_NAMED_FIRED = re.compile(r"\b([A-Z][\w’'-]+)\s(?:had\s|then\s|also\s)?(?:fired|fires|shot|shoots)\b")
_NO_NAMES = frozenset(
    "Police Officers Deputies Troopers Agents Detectives Soldiers Guards Gunmen Someone Somebody He She They It Who".split()
)
_GAS = re.compile(r"\b(?:gas|chemical|chlorine|sarin|toxic|poison|poisonous|nerve\sagent)\b", re.IGNORECASE)
_SICKENED = frozenset({"affected", "infected"})
_DEATH = re.compile(
    r"\b(?:dead|died|dies|killed|kills|killing|fatal|fatally|slain|homicide|murder|death)\b", re.IGNORECASE
)
_WOUNDED = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:(?:with|for|suffering(?:\sfrom)?)\s(?:[a-z-]+\s){0,2}?(?:gunshot|bullet)\s(?:wounds?|injuries)|"
    r"(?:was|were|being|had\sbeen)\s(?:taken|rushed|brought|driven|treated|hospitali[sz]ed))\b"
)
_MORE = re.compile(r"\s(?:more|other|others|additional)\b(?!\sthan)")
_OTHERWISE = re.compile(
    r"\b(?:falls?|fell|trampled|glass|debris|crash|crashed|stampede|ankles?|breathing|panic)\b"
)


def at_the_scene(mentions: Sequence[Mention], lead: str, text: str) -> list[Mention]:
    """Attackers and shots stand where those just counted were hit: "two gunmen" are not in the town they fled to.

    Bombs stay where they are said to have fallen. Where nobody is counted, the place must be one that the article begins with. Shots of a fight in which several fired
    are of nobody knows which gun, and those of one of several who are named are his alone: neither are all the shots of an event.
    """
    mentions = [
        replace(one, circumstance=None) if one.circumstance == _SHOTS and _is_of_one_gun(one, text) else one
        for one in mentions
    ]
    victims = [
        one for one in mentions if one.is_toll and one.status in _HIT and one.place and one.kind != "thing"
    ]
    found: list[Mention] = []
    for mention in mentions:
        is_told = mention.circumstance == _BOMBS and mention.place and not mention.is_inferred
        if mention.circumstance not in DEED_CIRCUMSTANCES or is_told:
            found.append(mention)
            continue
        before = [one for one in victims if one.end <= mention.start]
        victim = before[-1] if before else next(iter(victims), None)
        if victim and not before and ANOTHER.search(text, mention.end, victim.start):
            victim = None  # those of another shooting
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


def _is_of_one_gun(mention: Mention, text: str) -> bool:
    shooter = _NAMED_SHOOTER.search(text[max(0, mention.start - _BEFORE) : mention.start])
    is_named = shooter is not None and shooter["name"] not in _NO_NAMES and not shooter["rank"]
    others = {name for name in _NAMED_FIRED.findall(text) if name not in _NO_NAMES}
    return (is_named and len(others) > 1) or _SEVERAL_FIRED.search(text) is not None


def hit_by_gunfire(mentions: Sequence[Mention], lead: str, text: str) -> list[Mention]:
    """The mentions of one article, those hurt counted as shot where it tells of gunfire that killed nobody.

    Police count the shot and hospitals the wounded: the same people, unless some of those shot are dead, or some were
    hurt as they ran. Where some are dead, whoever lies in a hospital "with gunshot wounds" is hurt, and so are "four others"
    who were shot.
    """
    if not GUNFIRE.search(lead):
        return list(mentions)
    if _DEATH.search(lead) or any(one.status == "killed" for one in mentions):
        return [
            replace(one, status="injured")
            if one.status == "shot"
            and one.counts == "people"
            and (_WOUNDED.match(text, one.end) or _MORE.match(text, one.end))
            else one
            for one in mentions
        ]
    return [
        replace(one, status="shot")
        if one.status == "injured"
        and one.counts == "people"
        and not _OTHERWISE.search(text, one.start, one.end + _REACH)
        else one
        for one in mentions
    ]


def hurt_by_gas(mentions: Sequence[Mention], lead: str) -> list[Mention]:
    """The mentions of one article, those affected or sickened counted as hurt where it tells of gas."""
    if not _GAS.search(lead):
        return list(mentions)
    return [
        replace(one, status="injured", counts="people")
        if one.status in _SICKENED and one.kind == "people"
        else one
        for one in mentions
    ]
