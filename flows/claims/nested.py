"""A report within a report: "Ruel said | the ministry believes | it is shut"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.inflection import FINITE
from flows.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OPENERS = frozenset(("that", "mark", "advmod", "cc", "punct"))
_CLAUSES = frozenset(("ccomp", "xcomp"))
# how many say so is what the survey found, and no report within it
_SHARES = frozenset(
    ("most", "many", "few", "half", "percent", "%", "majority", "minority", "plurality", "third", "quarter")
)
_PRONOUNS = frozenset(("PRP", "EX", "WP", "WDT", "DT", "PRP$"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
# "told them what to say" passes on no statement
_QUESTIONS = frozenset(("what", "who", "how", "why", "where", "when"))


@dataclass(frozen=True, slots=True)
class InnerReport:
    """The report inside: its source, its cue and what it says."""

    source: Span
    cue: Span
    content: Span


def inner_report(draft: Draft, reading: ArticleReading) -> InnerReport | None:
    """The report that a draft's unquoted content consists of, None where the content speaks for itself.

    "the ministry believes it is shut" → source "the ministry"; "they believe it is shut", "most bakers say it is shut",
    "the ministry expects it to shut" and "the ministry closed it" → None. Needs the parse of the sentence.
    """
    sentence = reading.sentence(reading.number_at(draft.content.start))
    if sentence is None or draft.source is None:
        return None
    content = draft.content
    if reading.quotations.around(content.start) is not None:
        return None
    view = reading.words_at(content.start)
    if view is None or all(word.text not in reading.rules.reporting_forms for word in view.between(content)):
        return None
    inside = [word for _, word in reading.tokens(content) if not word.is_space]
    head = next((token for token in inside if _is_main(token, inside)), None)
    if head is None or head.lower_ not in reading.rules.reporting_forms or not _finite(head):
        return None
    subject = next((child for child in head.children if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.tag_ in _PRONOUNS or subject.i > head.i:
        return None
    words = list(subject.subtree)
    if any(token.like_num or token.lower_ in _SHARES for token in words):
        return None
    if any(token.i < words[0].i and token.dep_ not in _OPENERS for token in inside if token.i < words[0].i):
        return None
    clause = next((child for child in head.children if child.dep_ in _CLAUSES and child.i > head.i), None)
    if clause is None or not _finite(clause):
        return None
    first = next(
        (token for token in inside if token.i > head.i and token.i >= min(t.i for t in clause.subtree)), None
    )
    if first is None or first.lower_ in _QUESTIONS:
        return None
    start = sentence.start + first.idx + (len(first) + 1 if first.lower_ == "that" else 0)
    source = Span(sentence.start + words[0].idx, sentence.start + words[-1].idx + len(words[-1]))
    if start >= content.end or source.overlaps(draft.source):
        return None
    cue = Span(sentence.start + head.idx, sentence.start + head.idx + len(head))
    return InnerReport(source, cue, Span(start, content.end))


def _is_main(token: "Token", inside: list["Token"]) -> bool:
    places = {other.i for other in inside}
    return token.pos_ in ("VERB", "AUX") and all(ancestor.i not in places for ancestor in token.ancestors)


def _finite(token: "Token") -> bool:
    """Whether the clause states something: "it was shut", "it will shut", not "it to shut"."""
    return any(
        word.tag_ in FINITE
        for word in (token, *(child for child in token.children if child.dep_ in _AUXILIARIES))
    )
