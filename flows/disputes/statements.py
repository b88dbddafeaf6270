"""Claims read for what they say: the predicate, whom it concerns, and whether it is said at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flows.disputes.pointers import is_of_figures, is_pointer, lacks_subject, without_verdict
from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold, root, singular, stem, words
from flows.records import Span

Row = Mapping[str, Any]

NEGATION = frozenset({"not", "no", "never", "neither", "nor", "none", "nobody", "without", "cannot"})
_NEGATED_END = re.compile(r"n['’]t$")
_SELF = frozenset({"it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "my", "us"})
_NEGATION_REACH = 3
_CLAUSE_WORDS = frozenset({"where", "which", "who", "that", "because", "while", "but"})
_JOIN_REACH = 8
_ATTRIBUTE_REACH = 2
_LONGEST_PHRASE = 3
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]*\s+(?=[\"“‘]?[A-Z])")
_PRESENCE = "presence"
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar)-(?=[A-Z])")  # "al-Kadri" is named as much as "Kadri"
# "vowed to veto the bill", "denied them permits"
_PLAN = re.compile(r"(?:to|them|him|us|me)\s\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, read.

    `predicates` are those its words name (predicates.csv), `held` these with all that they imply. `names` are the
    countries and proper names it concerns, its own source's where a pronoun stands for it. `is_pointer`: it only
    points back ("these reports"). `is_question`: it asks how many, who or when. `is_modal`: of what may come.
    `is_negated`: its predicate is negated. `is_narrated`: it is the article's own voice, and no row of claims.
    `is_contrary`: it asserts that what the claim it answers says is not so.
    `source_id` is known once sources are joined.
    """

    claim_id: str
    article_id: str
    stance: str
    published: date | None
    start: int
    end: int
    text: str
    predicates: frozenset[str]
    held: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    is_pointer: bool
    is_question: bool
    is_modal: bool
    is_negated: bool
    is_narrated: bool = False
    is_contrary: bool = False
    source_id: str | None = None

    @property
    def is_plan(self) -> bool:
        """Whether it tells what somebody means to do or has been refused, and so no proposition."""
        return bool(_PLAN.match(self.text))


def own_names(name: str, country: str | None, rules: DisputeRules) -> frozenset[str]:
    """The names that a pronoun for a source stands for: its country, else the words of its name."""
    nation = rules.countries.get(country or "")
    if nation:
        return frozenset({nation})
    common = rules.roles["common_name"]
    return frozenset(fold(word) for word in words(name) if word[0].isupper() and fold(word) not in common)


def read_narrated(
    claim: Row, published: date | None, span: Span, text: str, rules: DisputeRules
) -> Statement:
    """What the article states in its own voice at `span`, and the source of `claim` stands against."""
    own = {
        "claim_id": f"{claim['article_id']} {span.start}",
        "article_id": claim["article_id"],
        "stance": "asserts",
        "certainty": "certain",
        "start_char": span.start,
        "end_char": span.end,
        "text": text,
    }
    return replace(read_statement(own, published, frozenset(), rules), is_narrated=True)


def read_statement(
    claim: Row, published: date | None, own_names: frozenset[str], rules: DisputeRules
) -> Statement:
    """Read one row of claims. `own_names` are the names by which contents know the claim's source.

    Of several sentences those that speak of what is, not of what may be, tell the predicate.
    """
    opens = claim.get("form") == "direct"  # then a capital may be the sentence's own
    text = without_verdict(claim["text"], rules) if claim["stance"] == "denies" else claim["text"]
    pieces = _SENTENCE_END.split(text)
    sentences = [_Sentence.read(piece, opens or number > 0, rules) for number, piece in enumerate(pieces)]
    factual = [sentence for sentence in sentences if not sentence.is_modal and sentence.predicates]
    is_modal = claim["certainty"] == "possible" or (not factual and any(s.is_modal for s in sentences))
    telling = factual if factual and not is_modal else sentences
    predicates = frozenset().union(*(sentence.predicates for sentence in telling))
    names = frozenset().union(*(sentence.names for sentence in sentences))
    folded = [word for sentence in sentences for word in sentence.folded]
    if any(fold(word) in _SELF and word != "US" for word in words(text)) or lacks_subject(
        folded, claim["stance"], rules
    ):
        names |= own_names
    content = [word for word in folded if word not in rules.roles["stop"]]
    common = rules.roles["common_name"]
    return Statement(
        claim_id=claim["claim_id"],
        article_id=claim["article_id"],
        stance=claim["stance"],
        published=published,
        start=claim["start_char"],
        end=claim["end_char"],
        text=claim["text"],
        predicates=predicates,
        held=frozenset(name for predicate in predicates for name in rules.implied[predicate]),
        names=names,
        stems=frozenset(root(word) for word in content if not word.isdigit() and word not in common),
        is_pointer=not predicates
        and (
            is_pointer(folded, content, rules.roles["pointer"])
            or (claim["stance"] == "denies" and is_of_figures(folded, rules))
        ),
        is_question=claim["stance"] != "denies" and _asks(folded, rules.roles["open_question"]),
        is_modal=is_modal,
        is_negated=any(sentence.is_negated for sentence in telling),
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    folded: list[str]
    predicates: frozenset[str]
    names: frozenset[str]
    is_modal: bool
    is_negated: bool

    @classmethod
    def read(cls, text: str, opens: bool, rules: DisputeRules) -> "_Sentence":
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


def _asks(folded: list[str], openers: frozenset[str]) -> bool:
    return any(stem(word) in openers or word in openers for word in folded[:3])


def is_negation(word: str) -> bool:
    """Whether a folded word says that something is not so: "never", "didn't"."""
    return word in NEGATION or bool(_NEGATED_END.search(word))


def _is_negated(folded: list[str], position: int) -> bool:
    before = folded[max(0, position - _NEGATION_REACH) : position]
    return any(is_negation(word) for word in before)
