"""A clause turned into a question: its subject, its finite verb and what follows."""

import re
from collections.abc import Iterator, Sequence

from flows.disputes.lemmas import Tense
from flows.disputes.rules import DisputeRules
from flows.disputes.sentences import is_negation
from flows.disputes.words import fold

# how an auxiliary opens the question, for one and for several
_OPENERS = {
    "is": ("Is", "Are"), "are": ("Is", "Are"), "was": ("Was", "Were"), "were": ("Was", "Were"),
    "has": ("Has", "Have"), "have": ("Has", "Have"), "had": ("Has", "Have"), "did": ("Did", "Did"),
    "will": ("Will", "Will"), "would": ("Would", "Would"), "could": ("Could", "Could"), "can": ("Can", "Can"),
}  # fmt: skip
_LEAD_IN = re.compile(
    r"^(?:(?:recent|media|any|the|an?)\s)*(?:reports?|claims?|allegations?|accusations?|suggestions?|fact|rumou?rs?|"
    r"questions|whether)\s+(?:(?:that|of|about)\s+)?"
    r"|^(?:the\s)?[A-Z]\w+(?:['’]s)?\s(?:account|version|claim|assertion|allegation|report|statement|story|theory)\s+that\s+|^that\s+|^(?:it|he|she|they)\s(?:is|was|are|were)\s(?:confident|certain|convinced|sure)\s(?:that\s)?|^(?:currently|meanwhile|earlier|now),?\s+",
    re.IGNORECASE,
)
# "denied ever having used gas"
_HAVING = re.compile(r"(?:ever\s)?having\s(?:ever\s)?(?=[a-z]+\s)")
_TAIL = re.compile(
    r"(?:,(?!\d)|:(?!\d)|[;—–(]).*$|\sand\s(?:that|was|were|is|are|has|had|have|would|will)\s.*$|\s(?:in|of|on|at|to|from|with|by|for)\swhich\s.*$|\s(?:after|because|since|while|although|though|but|when|which|who|as)\s.*$",
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
# "accused | the army of shelling the town"
_ACCUSED = re.compile(r"(?P<who>(?:the\s)?[A-Z][^,;]{1,60}?)\sof\s(?P<verb>[a-z]+ing)\s(?P<what>\S.*)")
_PRONOUNS = frozenset(
    {
        "it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "there", "its", "his", "her",
        "their", "our", "my", "them", "him", "us", "such", "one",
    }
)  # fmt: skip
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
# "one's own": a speaker's words for himself
_SPEAKER = frozenset({"i", "we", "my", "our"})
_LONGEST_SUBJECT = 9
_LONGEST = 22
_LONGEST_STEM = 5
_LONGEST_PART = 10
_PLACE = re.compile(r"\s(?:in|on|at|near)\s.*$")


def asked(text: str, source: str | None, rules: DisputeRules) -> Iterator[str]:
    """The questions that a clause gives; "it" in it is `source`."""
    clause = _LEAD_IN.sub("", _trimmed(text))
    presence = _PRESENCE.fullmatch(clause)
    if presence:
        where = re.sub(r"^to\s", "in ", presence["where"])
        yield f"Are {presence['who']} {where}?"
        return
    own_part = _own_part(clause, source, rules)
    if own_part:
        yield own_part
        return
    accused = _ACCUSED.fullmatch(clause)
    if accused and _OPENERS.keys().isdisjoint(fold(accused["who"]).split()):
        yield _doing(accused["who"], fold(accused["verb"]), accused["what"].split(), rules)
        return
    tokens = clause.split()
    folded = [fold(token) for token in tokens]
    if not folded or folded[0] in _NO_CLAUSE:
        return
    if folded[0] == "there" and folded[1:2] and folded[1] in _OPENERS:
        yield _sentence(folded[1].title(), "there", tokens[2:])
        return
    having = _HAVING.match(clause)
    if having and source:
        yield _sentence("Has", _with_article(source, rules), ["ever", *clause[having.end() :].split()])
        return
    if folded[0].endswith("ing") and source and len(folded) > 1:
        yield _doing(source, folded[0], tokens[1:], rules)
        return
    if (
        folded[0] == "it"
        and folded[1:2]
        and folded[1] in _OPENERS
        and not {"to", "that", "clear"}.isdisjoint(folded[2:6])
    ):
        return  # "it was too early to say" is about nobody
    if len(tokens) >= _LONGEST:
        return  # cut off
    for position in range(1, min(len(tokens), _LONGEST_SUBJECT)):
        if _ends_in_participle(folded, position, rules):
            continue
        subject = _subject(tokens[:position], source, rules)
        opening = _opening(folded[position : position + 3], subject, rules) if subject else None
        if opening:
            lead, verbs, used = opening
            yield _sentence(lead, subject or "", [*verbs, *tokens[position + used :]])
            return


def _own_part(clause: str, source: str | None, rules: DisputeRules) -> str | None:
    """The question for what a source denies of itself: "any role in the raid" → "Did Veldania have a part in the raid?"."""
    for row in rules.own_parts if source else ():
        told = re.fullmatch(
            rf"(?:(?:the|any|all|its|his|her|their)\s)?(?:{row.nouns})\s(?:{row.particles})\s(?P<what>\S.*)",
            clause,
        )
        if told:
            who, what = _with_article(source or "", rules), told["what"]
            if len(what.split()) > _LONGEST_PART:
                what = _PLACE.sub("", what)
            question = row.question.format(who=who, what=what)
            first, _, rest = question.partition(" ")
            plurals = {"Was": "Were", "Does": "Do"}
            return f"{plurals.get(first, first) if _is_plural(source or '') else first} {rest}"
    return None


def _doing(source: str, verb: str, rest: Sequence[str], rules: DisputeRules) -> str:
    """The question for a denial without subject: "using gas" → "Did Veldania use gas?"."""
    named = _with_article(source, rules)
    known = next((form for _, form in rules.forms.get(verb, ()) if form), None)
    if known:
        return _sentence("Did", named, [known.verb, *rest])
    return _sentence(("Has", "Have")[_is_plural(source)], named, ["been", verb, *rest])


def _ends_in_participle(folded: Sequence[str], position: int, rules: DisputeRules) -> bool:
    """Whether the word is no finite verb, as that comes later: "the people | killed in the raid were clerks"."""
    is_past = folded[position] not in _OPENERS and _is_participle(folded[position], rules)
    for word in folded[position + 1 :] if is_past else ():
        if word in ("and", "that", "but"):
            return False
        if word in ("has", "have", "was", "were", "is", "are"):
            return True
    return False


def _opening(words: Sequence[str], subject: str, rules: DisputeRules) -> tuple[str, list[str], int] | None:
    """What opens the question, what stands in the verb's place and how many words that replaces.

    None where `words` do not begin with the finite verb.
    """
    word = words[0]
    plural = word in ("are", "were", "have") or _is_plural(subject)
    if word == "had" and words[1:2]:
        return _pluperfect(words, plural, rules)
    if word in ("has", "have") and not any(_is_participle(after, rules) for after in words[1:]):
        return ("Does", "Do")[plural], ["have"], 1
    if word in _OPENERS:
        return _OPENERS[word][plural], [], 1
    readings = rules.forms.get(word, ())
    forms = [form for _, form in readings if form]
    past = next((form for form in forms if form.tense in (Tense.PAST, Tense.PARTICIPLE)), None)
    if past:
        return "Did", [past.verb], 1
    third = next((form for form in forms if form.tense is Tense.THIRD), None)
    if third and len(forms) == len(readings):
        return "Does", [third.verb], 1
    is_progressive = word.endswith("ing") and len(word) > _LONGEST_STEM and words[1:2]
    if is_progressive and words[1] not in _OPENERS and not any(form is None for _, form in readings):
        return ("Is", "Are")[plural], [word], 1
    is_regular = not readings and word.endswith("ed") and len(word) > _LONGEST_STEM - 1
    return (("Has", "Have")[plural], [word], 1) if is_regular else None


def _pluperfect(words: Sequence[str], plural: bool, rules: DisputeRules) -> tuple[str, list[str], int]:
    """The question's opening for "had ...": "had been shut" → "Were ... shut", "had left" → "Did ... leave"."""
    after = words[1]
    if after == "been" and words[2:3]:
        return ("Was", "Were")[plural], [], 2
    forms = [form for _, form in rules.forms.get(after, ()) if form]
    known = next((form for form in forms if form.tense in (Tense.PAST, Tense.PARTICIPLE)), None)
    if known:
        return "Did", [known.verb], 2
    return ("Had", [], 1) if any(_is_participle(word, rules) for word in words[1:]) else ("Did", ["have"], 1)


def _is_participle(word: str, rules: DisputeRules) -> bool:
    tenses = {form.tense for _, form in rules.forms.get(word, ()) if form}
    return (
        word.endswith(("ed", "en", "wn"))
        or word in _PARTICIPLES
        or not tenses.isdisjoint((Tense.PAST, Tense.PARTICIPLE))
    )


def _subject(tokens: Sequence[str], source: str | None, rules: DisputeRules) -> str | None:
    words = [fold(token) for token in tokens]
    named = _with_article(source, rules) if source else None
    if words[0] in _SPEAKER | {"it", "its"} and named:
        if words[0] in _OWNERS and len(words) > 1:
            return " ".join([f"{named}’s", *tokens[1:]])
        return named if len(words) == 1 else None
    if words[0] in _PRONOUNS:
        return None  # who is meant need not be who speaks
    if (
        not _STOPPERS.isdisjoint(words)
        or any(is_negation(word) for word in words)
        or words[-1] in ("the", "a", "an", "of")
        or not words[-1].isascii()
    ):
        return None
    first = tokens[0].lower() if words[0] in rules.roles["stop"] else tokens[0]
    return " ".join([first, *tokens[1:]])


def _with_article(source: str, rules: DisputeRules) -> str:
    """A source's name as a sentence has it: "Veldanian Army" → "the Veldanian Army"."""
    words = [fold(word) for word in source.split()]
    is_body = bool(words) and not rules.roles["body_word"].isdisjoint((words[-1], words[0]))
    is_bare = (
        is_body
        and words[0] not in ("the", "a", "an", "its", "his", "her")
        and "’s" not in source
        and "'s" not in source
    )
    return f"the {source}" if is_bare else source


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
