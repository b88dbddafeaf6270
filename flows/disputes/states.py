"""States as doers: what one denies of itself, others say of it under the name of its army, its people or its leader."""

import re
from collections.abc import Collection, Iterable, Iterator

from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.words import fold, stem, words
from flows.records import content_hash

# "a strike in northern Syria" lays it at nobody's door
_WHERE = frozenset(
    {"in", "across", "inside", "within", "near", "from", "to", "into", "against", "on", "over", "at"}
)
_SIDES = frozenset({"northern", "southern", "eastern", "western", "central", "northwestern", "northeastern"})
_ARTICLE = re.compile(r"^(?:al|el)-")
_LONGEST_NAME = 3
_WHOSE = re.compile(
    r"^(?:the\s|any\s)*(?P<who>[A-Z][\w.]+)(?:['’]s?)?\s(?:\w+\s)?(?P<noun>\w+)\s(?:that|of|about)\s"
)
# in the mouth of its foes a state goes without its name
_UNNAMED = "regime"


def accused(text: str, rules: DisputeRules) -> frozenset[str]:
    """The countries that `text` names as doers, by themselves or by their heads of state; "regime" for one unnamed."""
    return frozenset(_accused(words(text), rules))


def _accused(tokens: list[str], rules: DisputeRules) -> Iterator[str]:
    folded = [_ARTICLE.sub("", fold(token)) for token in tokens]
    if _UNNAMED in folded:
        yield _UNNAMED
    position = 0
    while position < len(tokens):
        for length in range(min(_LONGEST_NAME, len(tokens) - position), 0, -1):
            phrase = " ".join(folded[position : position + length])
            nation = rules.nations.get(phrase) or (rules.leaders.get(phrase) if length == 1 else None)
            if nation and not tokens[position].islower():
                before = [word for word in folded[max(0, position - 2) : position] if word not in _SIDES]
                if before[-1:] and before[-1] == "the":
                    before.pop()
                is_owner = phrase in rules.leaders or tokens[position + length - 1].endswith(("'s", "’s"))
                if is_owner or _WHERE.isdisjoint(before[-1:]):
                    yield nation
                position += length - 1
                break
        position += 1


def state_keys(
    predicates: Iterable[str], nations: Collection[str], rules: DisputeRules, *, is_denied: bool = False
) -> Iterator[int]:
    """Hashed keys under which a state's denial and what others say of it meet."""
    is_denied = is_denied and bool(nations)
    for nation in sorted({*nations, _UNNAMED} if is_denied else nations):
        for predicate in sorted(rules.roles["state_deed"].intersection(predicates)):
            yield int(content_hash("state", predicate, nation, size=15), 16)


def whose_claim(text: str, rules: DisputeRules) -> str | None:
    """The country whose claim a denial names as such: "the Russian account that a depot was hit", "Moscow's claim that"."""
    match = _WHOSE.match(text)
    if match is None or rules.roles["pointer"].isdisjoint((stem(fold(match["noun"])), fold(match["noun"]))):
        return None
    who = fold(match["who"])
    return rules.nations.get(who) or rules.capitals.get(who)


def said_keys(predicates: Iterable[str], nations: Iterable[str], rules: DisputeRules) -> Iterator[int]:
    """Hashed keys under which what a country's sources say and denials of "the Russian account" of it meet."""
    specific = [name for name in sorted(predicates) if not rules.predicates[name].general]
    for nation in sorted(nations):
        for predicate in specific:
            yield int(content_hash("said", predicate, nation, size=15), 16)


def is_laid_at(nation: str | None, wanted: frozenset[str], other: Statement, rules: DisputeRules) -> bool:
    """Whether `other` says that `nation` did the deeds `wanted`, which are such as one story tells of a state."""
    is_deed = bool(wanted) and wanted <= rules.roles["state_deed"] and wanted <= other.predicates
    if nation is None or not is_deed or other.is_modal:
        return False
    doers = accused(other.text, rules)
    return nation in doers or doers == {_UNNAMED}
