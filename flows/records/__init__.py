"""The domain's records: articles, claims, estimates, speakers. No behaviour beyond their own invariants."""

from flows.records.article import Article, Sentence
from flows.records.attribution import Attribution
from flows.records.claim import Act, Certainty, Claim, Form, Stance
from flows.records.estimate import Direction, Estimate
from flows.records.identity import content_hash
from flows.records.spans import Span
from flows.records.speaker import Kind, Speaker

__all__ = [
    "Act",
    "Article",
    "Attribution",
    "Certainty",
    "Claim",
    "Direction",
    "Estimate",
    "Form",
    "Kind",
    "Sentence",
    "Span",
    "Speaker",
    "Stance",
    "content_hash",
]
