"""One sentence of a claim, read for the predicates and names in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold, singular, words

NEGATION = frozenset({"not", "no", "never", "neither", "nor", "none", "nobody", "without", "cannot"})
_NEGATED_END = re.compile(r"n['’]t$")
_NEGATION_REACH = 3
_CLAUSE_WORDS = frozenset({"where", "which", "who", "that", "because", "while", "but"})
_JOIN_REACH = 8
_ATTRIBUTE_REACH = 2
_LONGEST_PHRASE = 3
_PRESENCE = "presence"
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar)-(?=[A-Z])")  # "al-Kadri" is named as much as "Kadri"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its folded words, the predicates and names in it, and whether it is of what may be or is not so."""

    folded: list[str]
    predicates: frozenset[str]
    names: frozenset[str]
    is_modal: bool
    is_negated: bool

    @classmethod
    def read(cls, text: str, opens: bool, rules: DisputeRules) -> "Sentence":
        """Read `text`; where it `opens` a quotation, its first capital may be the sentence's own."""
        tokens = words(text)
        folded = [fold(token) for token in tokens]
        found = list(_predicates(folded, rules))
        predicates = frozenset(name for _, names in found for name in names) | _joined(found, folded, rules)
        names = frozenset(_names(tokens, folded, opens, rules))
        if not predicates and names and _PRESENCE in rules.predicates and _mentions_force(folded, rules):
            predicates = frozenset({_PRESENCE})  # "8,000 Veldanian troops in Tarn"
        first = found[0][0] if found else len(folded)
        return cls(
            folded=folded,
            predicates=predicates,
            names=names,
            is_modal=any(
                word in rules.roles["modal"] and (written != "May" or number == 0)
                for number, (written, word) in enumerate(zip(tokens[: first + 1], folded, strict=False))
            ),
            is_negated=any(_is_negated(folded, position) for position in _telling_positions(found, rules)),
        )


def _telling_positions(found: Sequence[tuple[int, frozenset[str]]], rules: DisputeRules) -> list[int]:
    """Where the specific predicates stand; of general ones all, where there are no others."""
    specific = [at for at, names in found if any(not rules.predicates[name].general for name in names)]
    return specific or [at for at, _ in found]


def _joined(
    found: Sequence[tuple[int, frozenset[str]]], folded: list[str], rules: DisputeRules
) -> frozenset[str]:
    """Predicates made of two that stand close together, with no clause and no other party between them.

    "The army used chemical weapons" joins attack and chemical; "the army hit a depot where rebels kept chemical
    weapons" does not.
    """
    joined = set()
    named = frozenset(name for _, names in found for name in names)
    for number, (position, names) in enumerate(found):
        for later, others in found[number + 1 :]:
            if later - position > _JOIN_REACH:
                break
            between = folded[position + 1 : later]
            attributes = between[-_ATTRIBUTE_REACH:]  # "a rebel depot": singular, right before its noun
            if any(
                word in _CLAUSE_WORDS
                or (_is_party(word, rules) and not (word in attributes and word == singular(word)))
                for word in between
            ):
                break
            joined |= {
                rules.joins[pair]
                for one in names
                for other in others
                if (pair := frozenset({one, other})) in rules.joins
                and rules.predicates[rules.joins[pair]].unless not in named
            }
    return frozenset(joined)


def _is_party(word: str, rules: DisputeRules) -> bool:
    row = rules.same_count.get(singular(word))
    return row is not None and row.counts == "fighters"


def _mentions_force(folded: list[str], rules: DisputeRules) -> bool:
    """Whether members of a force are said to be in or on something."""
    rows = (rules.same_count.get(singular(word)) for word in folded)
    return any(row.kind == "force" for row in rows if row) and not {"in", "on"}.isdisjoint(folded)


def _predicates(folded: list[str], rules: DisputeRules) -> Iterator[tuple[int, frozenset[str]]]:
    position = 0
    while position < len(folded):
        for length in range(_LONGEST_PHRASE, 0, -1):
            readings = rules.forms.get(" ".join(folded[position : position + length]))
            if readings:
                yield position, frozenset(predicate for predicate, _ in readings)
                position += length - 1
                break
        position += 1


def _names(tokens: list[str], folded: list[str], opens: bool, rules: DisputeRules) -> Iterator[str]:
    unnamed = rules.roles["stop"] | rules.roles["common_name"]
    position = 0
    while position < len(tokens):
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = " ".join(folded[position : position + length])
            nation = rules.nations.get(phrase) or rules.nations.get(phrase.removesuffix("s"))
            if nation and tokens[position][0].isupper():
                yield nation
                position += length - 1
                break
        else:
            article = _ARTICLE.match(tokens[position])
            word = folded[position][article.end() :] if article else folded[position]
            is_capital = bool(article) or (tokens[position][0].isupper() and (position > 0 or not opens))
            if is_capital and len(word) > 2 and word not in unnamed:
                yield word
        position += 1


def is_negation(word: str) -> bool:
    """Whether a folded word says that something is not so: "never", "didn't"."""
    return word in NEGATION or bool(_NEGATED_END.search(word))


def _is_negated(folded: list[str], position: int) -> bool:
    before = folded[max(0, position - _NEGATION_REACH) : position]
    return any(is_negation(word) for word in before)
