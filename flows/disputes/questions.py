"""A disputed proposition as an editor's question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.disputes.lemmas import Tense
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import is_negation
from flows.disputes.words import fold

# how an auxiliary opens the question, for one and for several
_OPENERS = {
    "is": ("Is", "Are"), "are": ("Is", "Are"), "was": ("Was", "Were"), "were": ("Was", "Were"),
    "has": ("Has", "Have"), "have": ("Has", "Have"), "had": ("Has", "Have"), "did": ("Did", "Did"),
    "will": ("Will", "Will"), "would": ("Would", "Would"), "could": ("Could", "Could"), "can": ("Can", "Can"),
}  # fmt: skip
_LEAD_IN = re.compile(
    r"^(?:(?:recent|media|any|the)\s)*(?:reports?|claims?|allegations?|accusations?|suggestions?|fact|rumou?rs?|"
    r"questions|whether)\s+(?:(?:that|of|about)\s+)?|^that\s+|^(?:currently|meanwhile|earlier|now),?\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:,(?!\d)|[;:—–(]).*$|\sand\s(?:that|was|were|is|are|has|had|have|would|will)\s.*$|\s(?:after|because|since|while|although|though|but|when|which|who|as)\s.*$",
    re.DOTALL,
)
# "U.S. troops" and "Sept. 11" end no sentence
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])|[.!?]?\n")
_OPENING_PHRASE = re.compile(
    r"^(?:[Dd]espite|[Ii]n|[Oo]n|[Aa]t|[Aa]fter|[Bb]efore|[Dd]uring|[Bb]y)\s[^,]{1,40},\s|^[Hh]ow\s(?=[A-Z])"
)
_PRESENCE = re.compile(
    r"(?:the\s|its\s|any\s)?(?:presence|deployment)\sof\s(?P<who>.+?)\s(?P<where>(?:in|on|at|to)\s.+)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    {
        "it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "there", "its", "his", "her",
        "their", "our", "my", "them", "him", "us", "such", "one",
    }
)  # fmt: skip
_NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "nobody", "none"})
# a content that begins so is no clause of its own
_NO_CLAUSE = frozenset(
    {"how", "whose", "whether", "why", "what", "which", "who", "to", "as", "where", "when", "despite", "that"}
)
_OWNERS = frozenset({"its", "his", "her", "their", "our", "my"})
_STOPPERS = frozenset({"that", "who", "which", "not", "to", "never", "no"})
_PARTICIPLES = frozenset(
    {
        "cut", "put", "set", "let", "made", "done", "gone", "said", "told", "held", "led", "lost", "won", "met", "kept",
        "left", "found", "brought", "thought", "sought", "caught", "taught", "spent", "become", "come", "begun", "run",
        "understood", "stood", "heard", "had", "fallen", "felt", "dealt", "built", "hurt", "read", "quit", "fled", "sent",
    }
)  # fmt: skip
_PLURAL = frozenset({"troops", "forces", "people", "police", "men", "women", "children"})
_LONGEST_SUBJECT = 9
_LONGEST = 18
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which the proposition is put, and by whom ("it" in it is this source)."""

    text: str
    source: str | None


def question_of(wordings: Sequence[Wording], rules: DisputeRules) -> str:
    """The best question that the wordings give, the earlier ones first: "Have Veldanian troops fought in Tarn?".

    Raises ValueError where there is no wording.
    """
    asked = [
        (_flaws(question), order, len(question), question)
        for order, wording in enumerate(wordings)
        for question in _asked(wording, rules)
    ]
    if asked:
        return min(asked)[-1]
    shortest = min(
        (_trimmed(wording.text) for wording in wordings),
        key=lambda text: (_opens_badly(text), len(text), text),
    )
    return f"Is it true or not: {shortest}?"


def _opens_badly(text: str) -> bool:
    return fold(text.partition(" ")[0]) in _NO_CLAUSE or len(text.split()) < _FEWEST


def _flaws(question: str) -> int:
    """What an editor would mend: pronouns that hang in the air, a negation, a question too short or long."""
    words = [fold(word) for word in question.strip("?").split()]
    negations = sum(word in _NEGATIONS for word in words)
    length = (len(words) < _FEWEST) + (len(words) > _LONGEST - 2)
    return sum(word in _PRONOUNS for word in words) + 2 * negations + length


def _asked(wording: Wording, rules: DisputeRules) -> Iterator[str]:
    clause = _LEAD_IN.sub("", _trimmed(wording.text))
    presence = _PRESENCE.fullmatch(clause)
    if presence:
        where = re.sub(r"^to\s", "in ", presence["where"])
        yield f"Are {presence['who']} {where}?"
        return
    tokens = clause.split()
    folded = [fold(token) for token in tokens]
    if not folded or folded[0] in _NO_CLAUSE:
        return
    if folded[0] == "there" and folded[1:2] and folded[1] in _OPENERS:
        yield _sentence(folded[1].title(), "there", tokens[2:])
        return
    if folded[0].endswith("ing") and wording.source:
        yield _sentence(
            ("Has", "Have")[_is_plural(wording.source)], wording.source, ["been", folded[0], *tokens[1:]]
        )
        return
    for position in range(1, min(len(tokens), _LONGEST_SUBJECT)):
        subject = _subject(tokens[:position], wording.source, rules)
        opening = _opening(folded[position : position + 3], subject, rules) if subject else None
        if opening:
            lead, verbs = opening
            yield _sentence(lead, subject or "", [*verbs, *tokens[position + 1 :]])
            return


def _opening(words: Sequence[str], subject: str, rules: DisputeRules) -> tuple[str, list[str]] | None:
    """What opens the question and what stands in the verb's place, where `words` begin with the finite verb."""
    plural, word = _is_plural(subject), words[0]
    if word in ("has", "have", "had") and not any(_is_participle(after, rules) for after in words[1:]):
        return "Did" if word == "had" else ("Does", "Do")[plural], ["have"]
    if word in _OPENERS:
        return _OPENERS[word][plural], []
    readings = rules.forms.get(word, ())
    forms = [form for _, form in readings if form]
    participle = next((form for form in forms if form.tense is Tense.PARTICIPLE), None)
    past = next((form for form in forms if form.tense is Tense.PAST), None)
    if past or participle or (not readings and word.endswith("ed") and len(word) > 4):
        known = past or participle
        return ("Did", [known.verb]) if known else (("Has", "Have")[plural], [word])
    if (
        word.endswith("ing")
        and len(word) > 5
        and words[1:2]
        and words[1] not in _OPENERS
        and not any(form is None for _, form in readings)
    ):
        return ("Is", "Are")[plural], [word]
    third = next((form for form in forms if form.tense is Tense.THIRD), None)
    if third and len(forms) == len(readings):
        return "Does", [third.verb]
    return None


def _is_participle(word: str, rules: DisputeRules) -> bool:
    tenses = {form.tense for _, form in rules.forms.get(word, ()) if form}
    return (
        word.endswith(("ed", "en", "wn"))
        or word in _PARTICIPLES
        or not tenses.isdisjoint((Tense.PAST, Tense.PARTICIPLE))
    )


def _subject(tokens: Sequence[str], source: str | None, rules: DisputeRules) -> str | None:
    words = [fold(token) for token in tokens]
    if words[0] in _OWNERS and len(words) > 1 and source:
        return " ".join([f"{source}’s", *tokens[1:]])
    if words[0] in _PRONOUNS:
        return source if len(words) == 1 else None
    if (
        not _STOPPERS.isdisjoint(words)
        or any(is_negation(word) for word in words)
        or words[-1] in ("the", "a", "an", "of")
        or not words[-1].isascii()
    ):
        return None
    first = tokens[0].lower() if words[0] in rules.roles["stop"] else tokens[0]
    return " ".join([first, *tokens[1:]])


def _is_plural(subject: str) -> bool:
    words = fold(subject).split() or [""]
    last = next(
        (
            words[i - 1]
            for i, word in enumerate(words)
            if word in ("in", "on", "from", "near", "at", "of", "for", "with") and i
        ),
        words[-1],
    )
    return (
        last in _PLURAL
        or " and " in subject
        or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    )


def _sentence(lead: str, subject: str, rest: Sequence[str]) -> str:
    return " ".join([lead, subject, *rest]).rstrip(" .,;") + "?"


def _trimmed(text: str) -> str:
    plain = re.sub(r"[\[\]\"“”]", "", text.strip())
    first = _SENTENCE.split(plain)[0].strip(" .!?‘’,")
    first = _OPENING_PHRASE.sub("", first)
    short = _TAIL.sub("", first).strip()
    return " ".join((short if len(short.split()) >= 3 else first).split()[:_LONGEST])
