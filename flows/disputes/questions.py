"""A disputed proposition as an editor's question."""

import re
from collections.abc import Iterator, Sequence

from flows.disputes.lemmas import Tense
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.voices import Voices
from flows.disputes.words import fold

_AUXILIARIES = (
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "did",
    "does",
    "do",
)
_WORD = re.compile(r"[^\s]+")
_LEAD = re.compile(
    r"^(?:reports?|claims?|allegations?|accusations?|the fact|whether|questions)\s+(?:that|of|about)?\s*",
    re.I,
)
_TAIL = re.compile(
    r"(?:,(?!\d)|[;:—–(“”\"]).*$|\s(?:after|because|since|while|although|though|but|as|when|which|who|and)\s.*$",
    re.S,
)
_PRONOUNS = frozenset("it he she they we i you this that these those there".split())
_LONGEST_SUBJECT = 9
_LONGEST = 16
_FEWEST = 4


def question_of(
    statements: Sequence[Statement], narrated: Sequence[str], voices: Voices, rules: DisputeRules
) -> str:
    """The question that the first wording gives which can be turned into one: "Did Veldanian troops engage in combat with militias?"."""
    wordings = [(text, None) for text in narrated]
    wordings += [(statement.text, voices.name(statement.source_id)) for statement in statements]
    for text, name in wordings:
        asked = next(_asked(text, name, rules), None)
        if asked and len(asked.split()) >= _FEWEST:
            return asked
    shortest = min((text for text, _ in wordings), key=lambda text: (len(text), text))
    return f"Is it true: {_trimmed(shortest)}?"


def _asked(text: str, name: str | None, rules: DisputeRules) -> Iterator[str]:
    clause = _LEAD.sub("", _trimmed(text))
    tokens = _WORD.findall(clause)
    folded = [fold(token) for token in tokens]
    yield from _from_presence(clause)
    for position in range(1, min(len(tokens), _LONGEST_SUBJECT)):
        subject = _subject(tokens[:position], name)
        if subject is None:
            continue
        rest = tokens[position + 1 :]
        if folded[position] in _AUXILIARIES:
            yield _sentence(tokens[position], subject, rest)
            return
        for _, form in rules.forms.get(folded[position], ()):
            if form is None or form.tense is Tense.BASE:
                continue
            lead = {Tense.THIRD: "Does"}.get(form.tense, "Did")
            yield _sentence(lead, subject, [form.verb, *rest])
            return


def _from_presence(clause: str) -> Iterator[str]:
    match = re.fullmatch(r"(?:the |its )?presence of (?P<who>.+?) (?P<where>(?:in|on|at) .+)", clause, re.I)
    if match:
        yield f"Are {match['who']} {match['where']}?"


def _subject(tokens: list[str], name: str | None) -> str | None:
    words = [fold(token) for token in tokens]
    if words[0] in _PRONOUNS:
        return name if len(words) == 1 else None
    if any(word in ("that", "who", "which", "not", "to") for word in words) or tokens[-1].endswith(
        (",", ".")
    ):
        return None
    first = tokens[0]
    lowered = (
        first.lower() if first in ("The", "A", "An", "Some", "Its", "Their", "His", "Two", "No") else first
    )
    return " ".join([lowered, *tokens[1:]])


def _sentence(lead: str, subject: str, rest: list[str]) -> str:
    words = [lead[:1].upper() + lead[1:].lower(), subject, *rest]
    return " ".join(words).rstrip(" .,;") + "?"


def _trimmed(text: str) -> str:
    first = re.split(r"(?<=[.!?])\s", text.strip())[0].strip(' .!?"“”')
    short = _TAIL.sub("", first).strip()
    return " ".join((short if len(short.split()) >= 3 else first).split()[:_LONGEST])
