"""What the figures of one article tell of each other: a part and its whole, a figure and its rival, where both are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from flows.disputes.days import is_past
from flows.disputes.deeds import at_the_scene
from flows.disputes.mentions import EVENT_STATUSES, Mention
from flows.disputes.places import is_region, is_venue, main_town, narrower, place_key
from flows.disputes.rules import DisputeRules

# how far a part stands from its whole, and the words that make it one
_PART_REACH = 120
# how far a figure stands from the rival that it answers, beyond that
_RIVAL_REACH = 200
_PART_WORDS = 40
_PART_AFTER = re.compile(r"(?:\s\w+)?\s(?:of|among)\s(?:them|whom|these|those|the)\b")
_PART_OF_NAMED = re.compile(
    r"\sof\sthe\s(?:[\w-]+\s)?(?:dead|killed|wounded|injured|victims|casualties|bodies|patients|survivors|wounds|shots|rounds|bullets)\b"
)
_PARTED = frozenset({"people", "shots", "wounds"})
_PART_BEFORE = re.compile(r"\b(?:including|includes?|among\sthem|of\swhom)\s(?:the\s)?(?:at\sleast\s)?$")
# those who die of an event's wounds are some of its dead
_DIED_LATER = re.compile(
    r"(?:\s[a-z]+){0,4}?\s(?:died|have died|had died)\s(?:there|in\s(?:the\s|a\s)?hospitals?|of\s(?:their|his|her)\swounds)\b"
    r"|(?:\s[a-z]+){0,2}\sof\stheir\swounds\b"
)
# "two more came, bringing the total to 11"
_ADDED = re.compile(r"\s(?:more|other|others|additional)\b[^.;]{0,80}?\bbringing\b")
# "three shots, maybe four"
_GUESS = re.compile(r",\s(?:maybe|perhaps|possibly|or)\s(?:even\s)?[\w-]+$")
_GUESS_REACH = 24
# of those who fled or were hurt some are soon home again
_PASSING = frozenset({"displaced", "injured", "detained"})
_REMAIN = re.compile(r"(?:\s[a-z]+){0,3}?\s(?:remain|remains|remained|still|are\sstill|were\sstill)\b")
_LEFT = re.compile(
    r"(?:\s[a-z-]+){1,5}\sfrom\s(?:the\s(?:town|village|city)\sof\s)?(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)
# who is counted by what they are, where all whom the event befell are such
_WHOLE_IF_ALONE = frozenset({"civilians", "students", "teenagers", "men"})
_BESIDE_MEN = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|another|the|two|three)\s(?:[\w-]+\s){0,2}(?:woman|women|girls?|boys?|child|children|teenagers?|teens?)\b"
)
_BESIDE_OTHERS = re.compile(
    r"(?:\s[a-z-]+){1,3}(?:,|\sand)\s(?:an?|one|two|three|four|five|six|\d+)\s(?!others?\b)"
)


def without_parts(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of one article, those marked that count some of the people just counted with the same status.

    "Forty were held, nine of them at sea": nine is a part. "Forty were shot, nine of them fatally" has none, nor has
    "forty were killed, including nine children", as children are a class that others count too.
    """
    ordered = [
        _whole_toll(mention, mentions, text) for mention in sorted(mentions, key=lambda one: one.start)
    ]
    found: list[Mention] = []
    for mention in ordered:
        near = _just_before(found, mention.start)
        alike = any(
            whole.measure == "count" and whole.status == mention.status and whole.counts == mention.counts
            for whole in near
        )
        of_named = mention.counts in _PARTED and bool(_PART_OF_NAMED.match(text, mention.end))
        is_late = mention.status == "killed" and bool(_DIED_LATER.match(text, mention.end))
        is_left = mention.status in _PASSING and bool(_REMAIN.match(text, mention.end))
        is_guess = alike and bool(_GUESS.search(text[max(0, mention.start - _GUESS_REACH) : mention.end]))
        is_added = bool(_ADDED.match(text, mention.end))
        is_part = (
            of_named or is_added or is_late or is_left or is_guess or (alike and _says_part(mention, text))
        )
        found.append(replace(mention, is_part=is_part))
    return found


def placed(
    mentions: Sequence[Mention], lead: str, text: str, published: date | None, rules: DisputeRules
) -> list[Mention]:
    """The mentions of one article, those of its events at the narrowest place that it gives for them."""
    mentions = at_the_scene(_placed_alike(_answering(mentions, text, rules)), lead, text)
    places = sorted({m.place for m in mentions if m.place and m.is_event and not m.when.period})
    town = main_town(lead, places, text, rules)
    inner: dict[str | None, str | None] = {
        place: narrower(place, text, rules.roles["venue"])
        or (town if is_region(place, text, rules) else None)
        for place in places
    }
    inner[None] = town if len(places) <= 1 else None
    mentions = [_displaced(mention, text) for mention in mentions]
    found: list[Mention] = []
    for mention in mentions:
        place = inner.get(mention.place)
        is_of_now = mention.when.day is None or not is_past(mention.when.day, published)
        if (
            town
            and mention.is_inferred
            and mention.place
            and is_of_now
            and not is_venue(mention.place, rules)
        ):
            place = town  # the sentence before may tell of elsewhere
        is_placed = place and mention.is_event and not mention.when.period
        found.append(replace(mention, place=place, place_key=place_key(place)) if is_placed else mention)
    return found


def _answering(mentions: Sequence[Mention], text: str, rules: DisputeRules) -> list[Mention]:
    """A bare figure that is given against the one before it counts the same: "The crew contradicted him: we were 90"."""
    found: list[Mention] = []
    for mention in mentions:
        answered = next((other for other in found if other.estimate_id == mention.answers), None)
        rival = answered or next(_just_before(found, mention.start - _RIVAL_REACH), None)
        is_bare = mention.measure == "count" and mention.status is None and mention.circumstance is None
        is_same = answered is not None or (rival is not None and rival.counts == mention.counts)
        is_rival = is_bare and rival is not None and rival.is_event and is_same
        between = text[rival.end : mention.start].lower() if is_rival and rival else ""
        is_signalled = answered is not None and is_rival
        if rival and (is_signalled or any(signal in between for signal in rules.roles["signal"])):
            same = replace(mention, status=rival.status, circumstance=rival.circumstance, when=rival.when)
            found.append(replace(same, place=rival.place, place_key=rival.place_key, counts=rival.counts))
        else:
            found.append(mention)
    return found


def _placed_alike(mentions: Sequence[Mention]) -> list[Mention]:
    """A figure without a place is given for where the same was just counted: "police put the crowd at 50"."""
    found: list[Mention] = []
    for mention in mentions:
        rival = next(
            (
                other
                for other in _just_before(found, mention.start - _RIVAL_REACH)
                if other.place and _what(other) == _what(mention)
            ),
            None,
        )
        is_lacking = mention.is_event and mention.place is None and rival is not None
        found.append(
            replace(mention, place=rival.place, place_key=rival.place_key)
            if is_lacking and rival
            else mention
        )
    return found


def _displaced(mention: Mention, text: str) -> Mention:
    """Whoever is displaced is counted where they left: "11,400 people from Kelm and the villages around it"."""
    left = _LEFT.match(text, mention.end) if mention.status == "displaced" else None
    return replace(mention, place=left["place"], place_key=place_key(left["place"])) if left else mention


def _what(mention: Mention) -> tuple[str | None, ...]:
    return mention.circumstance, mention.status if mention.circumstance is None else None, mention.counts


def _whole_toll(mention: Mention, others: Sequence[Mention], text: str) -> Mention:
    """The civilians that a strike killed are the people it killed, unless the same sentence counts fighters as well.

    So are the students or the men whom a gunman shot, unless others are told of beside them.
    """
    if mention.counts not in _WHOLE_IF_ALONE or mention.status not in EVENT_STATUSES:
        return mention
    if _BESIDE_OTHERS.match(text, mention.end):
        return mention  # "two students and a clerk"
    around = text[max(0, mention.start - _PART_REACH) : mention.end + _PART_REACH]
    if mention.counts == "men" and _BESIDE_MEN.search(around):
        return mention
    beside = any(
        other.kind == "force"
        and other.status == mention.status
        and abs(other.start - mention.start) <= _PART_REACH
        for other in others
    )
    return mention if beside else replace(mention, counts="people")


def _just_before(mentions: Sequence[Mention], position: int) -> Iterator[Mention]:
    for mention in reversed(mentions):
        if position - mention.end > _PART_REACH:
            return
        yield mention


def _says_part(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - _PART_WORDS) : mention.start]
    return bool(
        _PART_AFTER.match(text[mention.end : mention.end + _PART_WORDS]) or _PART_BEFORE.search(before)
    )
