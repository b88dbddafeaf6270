"""Claims read for what they say: the predicate, whom it concerns, and whether it is said at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flows.disputes.pointers import is_of_figures, is_pointer, lacks_subject, without_verdict
from flows.disputes.rules import DisputeRules
from flows.disputes.sentences import Sentence
from flows.disputes.words import fold, root, stem, words
from flows.records import Span

Row = Mapping[str, Any]

_SELF = frozenset({"it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "my", "us"})
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]*\s+(?=[\"“‘]?[A-Z])")
# "vowed to veto the bill", "denied them permits"
_PLAN = re.compile(r"(?:to|them|him|us|me)\s\w", re.IGNORECASE)
# what only says how sure one is, or how somebody calls it, tells neither that it is not so nor a question
_BEYOND_DOUBT = re.compile(
    r"\bthere\s(?:can\sbe|could\sbe|is|was)\s(?:no|little)\s(?:dispute|doubt|question)\s(?:that|but\sthat)\s"
    r"|^what\s(?:it|he|she|they)\s(?:called|calls|described\sas|termed)\s",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?<=\w)\s(?:of|from|in|at|after|into|over|about|following)\s(?:an?|the|this|that)\s(?:\w+\s)?"
    r"(?:alleged|suspected|reported|apparent|purported|supposed)\s[^,.;]*"
)


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
    text = _BEYOND_DOUBT.sub("", text)
    pieces = _SENTENCE_END.split(text)
    sentences = [_read_sentence(piece, opens or number > 0, rules) for number, piece in enumerate(pieces)]
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


def _read_sentence(piece: str, opens: bool, rules: DisputeRules) -> Sentence:
    """What is only supposed to have happened tells where or when, not what: "the scene of an alleged gas attack"."""
    whole = Sentence.read(piece, opens, rules)
    if not _SUPPOSED.search(piece):
        return whole
    said = Sentence.read(_SUPPOSED.sub("", piece), opens, rules)
    return replace(whole, predicates=said.predicates, is_modal=said.is_modal, is_negated=said.is_negated)


def _asks(folded: list[str], openers: frozenset[str]) -> bool:
    return any(stem(word) in openers or word in openers for word in folded[:3])
