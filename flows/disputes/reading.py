"""One article's claims and estimates, read for what they count and say: all that linking needs, once and for all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from flows.disputes.deeds import hit_by_gunfire, hurt_by_gas
from flows.disputes.mentions import DEED_CIRCUMSTANCES, Mention, Row, read_mention
from flows.disputes.neighbours import placed, without_parts
from flows.disputes.persons import read_persons, read_towns
from flows.disputes.rivals import rivals
from flows.disputes.rules import DisputeRules
from flows.disputes.scenes import Scene, read_lead, read_scenes
from flows.disputes.sites import read_sites
from flows.disputes.statement_rows import statement_rows
from flows.disputes.wording import label_of, question_of_quantity
from flows.disputes.words import fold, singular
from flows.records import content_hash

_KEYS = ("telling", "story", "near", "persons", "aged", "sites", "reports")
# what an article is about stands here
_BEGINNING = 900
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
    said = {claim["claim_id"]: claim for claim in claims}
    mentions = [
        read_mention(estimate, said.get(estimate.get("claim_id")), text, published, rules)
        for estimate in estimates
        if estimate["measure"] not in _UNCOUNTED_MEASURES
    ]
    answered = rivals(estimates, claims, rules)
    told_by = _told_by(estimates, speakers)
    mentions = [
        replace(one, answers=answered.get(one.estimate_id), told_by=told_by.get(one.estimate_id))
        for one in mentions
    ]
    beginning = f"{article['title'] or ''}\n{text[:_BEGINNING]}"
    mentions = hit_by_gunfire(without_parts(hurt_by_gas(mentions, beginning), text), beginning, text)
    mentions = placed(mentions, beginning, text, published, rules)
    spoken_for = _first_names(speakers)
    mentions = [replace(mention, names=mention.names - spoken_for) for mention in mentions]
    lead = read_lead(article["title"], text, published, rules)
    lead = replace(lead, names=lead.names - spoken_for)
    sites = read_sites(article["title"], text, rules)
    scenes = list(read_scenes(mentions, lead, persons, sites, rules))
    scene_of = {mention.estimate_id: scene for scene, members in scenes for mention in members}
    met = {mention.estimate_id: mention for mention in mentions}
    contested = {*answered, *answered.values()}
    return Reading(
        mentions=[
            _mention_row(mention, met.get(mention.answers or "", mention), scene, contested, rules)
            for mention in mentions
            for scene in (scene_of.get(mention.estimate_id),)
        ],
        scenes=[
            {name: getattr(scene, name) for name in scene.__slots__ if name not in _KEYS}
            | {name: list(getattr(scene, name)) for name in _KEYS}
            for scene, _ in scenes
        ],
        statements=[
            {**row, "persons": [*persons.named, *towns.named], "aged": [*persons.aged, *towns.aged]}
            for row in statement_rows(article, claims, speakers, published, rules)
        ],
    )


def _told_by(estimates: Iterable[Row], speakers: Iterable[Row]) -> dict[str, str]:
    """The name of the source that gives each estimate, where one does."""
    names = {row["speaker_id"]: row["name"] for row in speakers}
    return {row["estimate_id"]: names[row["speaker_id"]] for row in estimates if row["speaker_id"] in names}


def _first_names(speakers: Iterable[Row]) -> frozenset[str]:
    """All names but the last of those quoted: a police chief's two names are no two that tell one shooting."""
    named = (row["name"].split()[:-1] for row in speakers if row["kind"] == "person")
    return frozenset(fold(part) for parts in named for part in parts)


def _mention_row(
    mention: Mention,
    first: Mention,
    scene: Scene | None,
    contested: Collection[str],
    rules: DisputeRules,
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
    is_lost = mention.status == "destroyed" and singular(mention.counts) in rules.same_count
    is_whole = mention.measure == "count" and (
        mention.kind in _WHOLE_KINDS or mention.circumstance in DEED_CIRCUMSTANCES or is_lost
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
