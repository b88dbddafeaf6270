"""A disputed proposition as an editor's question."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.disputes.clauses import asked
from flows.disputes.rules import DisputeRules
from flows.disputes.sentences import is_negation
from flows.disputes.words import fold, root

_PRONOUNS = frozenset(
    {
        "it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "there", "its", "his", "her",
        "their", "our", "my", "them", "him", "us", "such", "one",
    }
)  # fmt: skip
_NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "nobody", "none"})
# what they stand for is not in the question; "his" and "its" are the subject's
_HANGING = frozenset(
    {
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "it",
        "him",
        "them",
        "us",
        "me",
        "my",
        "our",
        "your",
        "this",
        "these",
        "those",
        "such",
    }
)
_LOOSE_ENDS = frozenset(
    {
        "in",
        "on",
        "at",
        "of",
        "to",
        "by",
        "for",
        "from",
        "with",
        "the",
        "a",
        "an",
        "and",
        "or",
        "that",
        "its",
        "his",
        "her",
        "their",
    }
)
_LONGEST = 22
_LONG = 16
_LONGEST_QUOTED = 32
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which the proposition is put, and by whom ("it" in it is this source).

    `about` are the roots of words of which the question must hold one: what is left of a long claim may be beside the point.
    """

    text: str
    source: str | None
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parties:
    """What one source says, in its words, and who says and who opposes it; None for an unnamed one.

    `stance` is how it is opposed: denies, unconfirmed or withholds.
    """

    text: str
    says: str | None
    opposes: str | None
    stance: str


def question_of(wordings: Iterable[Wording], parties: Parties, rules: DisputeRules) -> str:
    """The best question that the wordings give, the earlier ones first: "Have Veldanian troops fought in Tarn?".

    A long one is asked where no other is. Where none reads well the claim is quoted, and who is of which mind.
    """
    long = None
    for wording in wordings:
        made = sorted(
            (len(question), question)
            for question in asked(wording.text, wording.source, rules)
            if not _is_flawed(question) and _is_to_the_point(question, wording)
        )
        short = [question for _, question in made if len(question.split()) <= _LONG]
        if short:
            return short[0]
        long = long or next((question for _, question in made), None)
    return long or _plain(parties)


def _plain(parties: Parties) -> str:
    plain = re.sub(r"[\[\]\"“”]", "", " ".join(parties.text.split())).strip(" .,;!?‘’")
    words = plain.split()
    quoted = plain if len(words) <= _LONGEST_QUOTED else " ".join(words[:_LONGEST_QUOTED]) + " …"
    says = f"according to {parties.says}" if parties.says else "as reported"
    opposes = parties.opposes or "others"
    against = {
        "unconfirmed": f"though unconfirmed by {opposes}",
        "withholds": f"though {opposes} will not say",
    }.get(parties.stance, f"or not, according to {opposes}")
    return f"Is it so, {says}, {against}: “{quoted}”?"


def _is_flawed(question: str) -> bool:
    """Whether an editor would mend it: pronouns that hang in the air, a negation, a loose end, a cut or lone clause."""
    words = [fold(word) for word in question.strip("?").split() if word not in ("US", "U.S.")]
    hanging = any(word in _HANGING for word in words) or (words[1:2] and words[1] in _PRONOUNS - {"there"})
    is_negated = any(word in _NEGATIONS or is_negation(word) for word in words)
    return bool(hanging or is_negated) or words[-1] in _LOOSE_ENDS or not _FEWEST <= len(words) <= _LONGEST


def _is_to_the_point(question: str, wording: Wording) -> bool:
    return not wording.about or any(
        root(fold(word)) in wording.about for word in question.rstrip("?").split()
    )
