"""One article's claims and estimates, read for what they count and say: all that linking needs, once and for all."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from flows.disputes.answering import answers
from flows.disputes.contradictions import multiplicity
from flows.disputes.contrasts import contrasts
from flows.disputes.mentions import Mention, Row, read_mention
from flows.disputes.narrator import narrated
from flows.disputes.neighbours import hit_by_gunfire, placed, without_parts
from flows.disputes.persons import read_persons, read_towns
from flows.disputes.pointers import cannot_check, is_of_figures, is_of_person
from flows.disputes.pointing import Earlier, points_back
from flows.disputes.propositions import core, specific_core, story_keys
from flows.disputes.rivals import rivals
from flows.disputes.rules import DisputeRules
from flows.disputes.scenes import Scene, read_lead, read_scenes
from flows.disputes.statements import Statement, own_names, read_narrated, read_statement
from flows.disputes.states import accused, said_keys, state_keys, whose_claim
from flows.disputes.wording import label_of, question_of_quantity
from flows.disputes.words import fold, words
from flows.records import Span, content_hash

_LISTS = ("predicates", "held", "names", "stems")
# the plain fields before and after these, by position: names cost half of what a statement costs
_FIRST = itemgetter(*Statement.__slots__[: Statement.__slots__.index(_LISTS[0])])
_LAST = itemgetter(*Statement.__slots__[Statement.__slots__.index(_LISTS[-1]) + 1 :])
_KEYS = ("telling", "story", "near", "persons", "aged")
# what an article is about stands here
_BEGINNING = 900
# "she lost the keys" tells itself what is denied
_SHORTEST_CLAUSE = 4
_SPOKEN = frozenset({"says", "believes"})
_UNCOUNTED_MEASURES = frozenset({"age"})  # ages belong to persons, not to things that others count
_WHOLE_KINDS = frozenset({"people", "force", "crowd"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows of the lake's tables `mentions`, `scenes` and `statements` for one article."""

    mentions: list[dict[str, Any]]
    scenes: list[dict[str, Any]]
    statements: list[dict[str, Any]]


def read_article(
    article: Row,
    claims: Iterable[Row],
    estimates: Iterable[Row],
    speakers: Iterable[Row],
    rules: DisputeRules,
) -> Reading:
    """Read one article: rows of staging.articles, claims, estimates and speakers. Depends on no other article."""
    published = article["published_at"].date() if article["published_at"] else None
    text = article["text"]
    speakers, claims, estimates = list(speakers), list(claims), list(estimates)
    persons = read_persons(article["title"], text, published, [row["name"] for row in speakers], rules)
    towns = read_towns(article["title"], text, published, rules)
    mentions = [
        read_mention(estimate, text, published, rules)
        for estimate in estimates
        if estimate["measure"] not in _UNCOUNTED_MEASURES
    ]
    beginning = f"{article['title'] or ''}\n{text[:_BEGINNING]}"
    said = {claim["claim_id"]: claim for claim in claims}
    mentions = [
        replace(mention, is_inferred=True)
        if _is_of_source(mention, said.get(estimate.get("claim_id")), text)
        else mention
        for mention, estimate in zip(
            mentions,
            (one for one in estimates if one["measure"] not in _UNCOUNTED_MEASURES),
            strict=True,
        )
    ]
    mentions = hit_by_gunfire(without_parts(mentions, text), beginning)
    mentions = placed(mentions, beginning, text, rules)
    answered = rivals(estimates, claims, rules)
    mentions = [replace(mention, answers=answered.get(mention.estimate_id)) for mention in mentions]
    spoken_for = _first_names(speakers)
    mentions = [replace(mention, names=mention.names - spoken_for) for mention in mentions]
    lead = read_lead(article["title"], text, published, rules)
    lead = replace(lead, names=lead.names - spoken_for)
    scenes = list(read_scenes(mentions, published, lead, persons, rules))
    scene_of = {mention.estimate_id: scene for scene, members in scenes for mention in members}
    met = {mention.estimate_id: mention for mention in mentions}
    contested = {*answered, *answered.values()}
    return Reading(
        mentions=[
            _mention_row(mention, met.get(mention.answers or "", mention), scene, contested)
            for mention in mentions
            for scene in (scene_of.get(mention.estimate_id),)
        ],
        scenes=[
            {name: getattr(scene, name) for name in scene.__slots__ if name not in _KEYS}
            | {name: list(getattr(scene, name)) for name in _KEYS}
            for scene, _ in scenes
        ],
        statements=[
            {**row, "persons": [*persons.named, *towns], "aged": [*persons.aged, *towns]}
            for row in _statement_rows(article, claims, speakers, published, rules)
        ],
    )


def _is_of_source(mention: Mention, claim: Row | None, text: str) -> bool:
    """Whether its place is where those who tell it are: "a council set up in Kelm said that 9 had died"."""
    if claim is None or mention.place is None or claim.get("source_start") is None:
        return False
    source = text[claim["source_start"] : max(claim["source_end"], claim["cue_end"] or 0)]
    return mention.place in source and mention.place not in claim["text"]


def _first_names(speakers: Iterable[Row]) -> frozenset[str]:
    """All names but the last of those quoted: a police chief's two names are no two that tell one shooting."""
    named = (row["name"].split()[:-1] for row in speakers if row["kind"] == "person")
    return frozenset(fold(part) for parts in named for part in parts)


def _mention_row(
    mention: Mention, first: Mention, scene: Scene | None, contested: Collection[str]
) -> dict[str, Any]:
    """`first` is the figure that it answers, else itself; `contested` are those answered and those that answer."""
    # figures of an event that nothing places may be of several
    is_placed = scene is not None and (
        scene.place_key is not None or scene.day is not None or mention.circumstance is not None
    )
    what = (
        mention.measure,
        mention.unit,
        mention.counts,
        mention.circumstance or mention.status,
        mention.affiliation,
    )
    own = (*what, first.low, first.high, first.place_key, mention.article_id)
    is_whole = mention.measure == "count" and (
        mention.kind in _WHOLE_KINDS or mention.circumstance == "shots"
    )
    return {
        "estimate_id": mention.estimate_id,
        "article_id": mention.article_id,
        "scene_id": scene.scene_id if scene else None,
        "what_key": content_hash(*what),
        "state_id": content_hash("state", *what, mention.place_key) if mention.is_state else None,
        "own_id": content_hash("own", *own),
        "label": label_of(mention),
        "question": question_of_quantity(mention),
        "counted": mention.counts if mention.kind != "thing" else mention.counted,
        "affiliation": mention.affiliation,
        "status": mention.status,
        "place": mention.place if mention.circumstance != "aboard" else None,
        "day": scene.day if scene else None,
        "measure": mention.measure,
        "unit": mention.unit,
        "is_toll": mention.is_toll,
        "is_contested": mention.is_contested,
        "is_floor": mention.is_floor,
        "is_disputable": (is_whole and (is_placed or mention.is_state)) or mention.estimate_id in contested,
    }


def _statement_rows(
    article: Row, claims: Iterable[Row], speakers: Iterable[Row], published: date | None, rules: DisputeRules
) -> Iterator[dict[str, Any]]:
    names = {row["speaker_id"]: own_names(row["name"], row["country"], rules) for row in speakers}
    spoken = [claim for claim in claims if claim["act"] in _SPOKEN]
    told = dict(_narrated(spoken, article["text"], published, rules))
    read = {
        claim["claim_id"]: read_statement(
            claim, published, names.get(claim["speaker_id"], frozenset()), rules
        )
        for claim in spoken
    }
    read |= {
        key: replace(statement, stance="unconfirmed", is_pointer=True)
        for key, statement in read.items()
        if statement.stance == "asserts" and cannot_check(statement.text, rules)
    }
    specific = {key: specific_core(statement, rules) for key, statement in read.items()}
    answered = answers(spoken, specific, rules)
    before = Earlier(spoken, read, names, rules, article["text"])
    for claim in spoken:
        key = claim["claim_id"]
        statement = read[key]
        is_said = statement.stance == "asserts"
        target = told[key].claim_id if key in told else claim["refers_to"] or answered.get(key)
        pointed = None
        if is_of_person(claim, article["text"]):
            continue
        if key not in told and points_back(claim, statement, rules):
            pointed = before.pointed_at(claim)
        is_phrase = len(words(claim["text"])) < _SHORTEST_CLAUSE
        if claim["stance"] == "denies" and is_phrase and not (target or pointed or statement.predicates):
            pointed = before.accusation(claim)
        is_of_number = is_of_figures([fold(word) for word in words(claim["text"])], rules)
        if pointed is None and is_of_number and statement.is_pointer:
            target = None  # which figures are meant, nothing tells
        yield _statement_row(
            replace(
                statement,
                is_contrary=is_said and (key in answered or pointed is not None),
                is_pointer=statement.is_pointer or (pointed is not None and not is_said),
            ),
            pointed or target,
            claim["speaker_id"],
            names.get(claim["speaker_id"], frozenset()),
            rules,
        )
    for statement in {statement.claim_id: statement for statement in told.values()}.values():
        yield _statement_row(statement, None, None, frozenset(), rules)


def _narrated(
    claims: Sequence[Row], text: str, published: date | None, rules: DisputeRules
) -> Iterator[tuple[str, Statement]]:
    """Claims that stand against what the article states in its own voice, with that statement."""
    said = [Span(claim["start_char"], claim["end_char"]) for claim in claims if claim["stance"] == "asserts"]
    for claim in claims:
        span = None if claim["stance"] == "asserts" else narrated(text, claim, said, rules)
        if span:
            yield claim["claim_id"], read_narrated(claim, published, span, span.of(text), rules)


def _statement_row(
    statement: Statement,
    refers_to: str | None,
    speaker_id: str | None,
    own: frozenset[str],
    rules: DisputeRules,
) -> dict[str, Any]:
    asserts = statement.stance == "asserts"
    sides = "|".join(map(str, contrasts(statement.text, statement.stance, rules)))
    predicates = (
        [frozenset({name}) for name in sorted(statement.held)] if asserts else [core(statement, rules)]
    )
    keys = {key for wanted in predicates for key in story_keys(statement, wanted)}
    if asserts and not statement.is_negated:
        keys |= set(state_keys(statement.predicates, accused(statement.text, rules), rules))
    else:
        keys |= set(state_keys(statement.predicates, own, rules, is_denied=True))
    nations = own & rules.adjectives.keys() if asserts else {whose_claim(statement.text, rules)} - {None}
    keys |= set(said_keys(core(statement, rules), filter(None, nations), rules))
    row = {
        name: getattr(statement, name) for name in statement.__slots__ if name not in ("held", "source_id")
    }
    return {
        **row,
        **{name: sorted(row[name]) for name in _LISTS if name != "held"},
        "speaker_id": speaker_id,
        "refers_to": refers_to,
        "story_keys": sorted(keys),
        "multiplicity": multiplicity(statement, rules) if asserts else None,
        "contrast": sides or None,
    }


def statement_of(row: Mapping[str, Any], rules: DisputeRules) -> Statement:
    """The statement that a row of links.statements_met holds: lists as text parted by "|"."""
    predicates = _parts(row["predicates"])
    held = frozenset().union(*(rules.implied.get(name, frozenset({name})) for name in predicates))
    lists = (predicates, held, _parts(row["names"]), _parts(row["stems"]))
    fields: tuple[Any, ...] = (*_FIRST(row), *lists, *_LAST(row))
    return Statement(*fields)


@lru_cache(maxsize=1 << 16)
def _parts(text: str) -> frozenset[str]:
    return frozenset(text.split("|")) if text else frozenset()
