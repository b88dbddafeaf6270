"""The rows of the reviewed tables that quantities and disputes follow."""

from typing import Literal

from flows.records.row import Row


class SameCountRow(Row):
    """A noun and the class of things it counts; nouns of one class count the same thing.

    `kind` tells how such counts behave: `people` befallen by an event, members of a `force`, a `crowd`,
    a `thing`.
    """

    word: str
    counts: str
    kind: Literal["people", "force", "crowd", "thing"]
    reason: str
    example: str


class PredicateRow(Row):
    """What is said of somebody, by its verbs ("strike/struck/struck|bomb") and nouns.

    `joins` names two others ("attack+chemical") that make this one where they stand close together, and the sentence
    does not speak of `unless`. `implies` names
    predicates that hold wherever this one does; a `general` one alone does not tell a proposition.
    """

    predicate: str
    verbs: str = ""
    nouns: str = ""
    joins: str = ""
    implies: str = ""
    general: bool = False
    unless: str = ""
    reason: str
    example: str


class OppositeRow(Row):
    """Two predicates that cannot both hold of the same thing; the labels name the sides."""

    one: str
    other: str
    one_label: str
    other_label: str
    question: str
    reason: str
    example: str


class ContrastRow(Row):
    """A matter of which one of two must be so; the words of each side, parted by "|".

    Where one of both must be so (`is_either`), whoever denies the one takes the other. A side is taken by `verbs` with its nouns after them, or by its words alone; not where one of `not_of` stands before.
    `nameless` stands in the question for a person whom no claim names; `{where}` in both is the event's place and day.
    """

    matter: str
    verbs: str = ""
    one_nouns: str = ""
    other_nouns: str = ""
    one_words: str = ""
    other_words: str = ""
    not_of: str = ""
    is_either: bool
    one_label: str
    other_label: str
    question: str
    nameless: str = ""
    reason: str
    example: str
    not_example: str


class OwnPartRow(Row):
    """Nouns and particles (parted by "|") for what a source denies of itself, and what is then asked."""

    nouns: str
    particles: str
    question: str
    reason: str
    example: str
    not_example: str


class AntonymRow(Row):
    """Words (parted by "|") of which one is so where the other is not: what is on is not off."""

    one: str
    other: str
    reason: str
    example: str


class MultiplicityRow(Row):
    """A thing of which some speak of one and others of several, with the words that say so before its nouns."""

    thing: str
    nouns: str
    one: str
    several: str
    one_label: str
    several_label: str
    question: str
    reason: str
    example: str


class FrameRow(Row):
    """Words before or after a number (parted by "|") that tell what befell those it counts, or how they were together.

    `needs` are the classes or kinds of what is counted (same_count.csv) that they fit. A row without words tells how
    those of its `status` are counted. A `circumstance` holds of a crowd, of those aboard, of attackers, of shots fired, of bullets that hit or of bombs dropped; `counts` is the class that
    all figures in the frame are of.
    """

    frame: str
    before: str = ""
    after: str = ""
    needs: str = ""
    status: str = ""
    circumstance: Literal["", "crowd", "aboard", "attackers", "shots", "wounds", "bombs"] = ""
    counts: str = ""
    reason: str
    example: str


class DisputeWordRow(Row):
    """Words (parted by "|") with a part to play in reading disputes; what each role means stands in the row's `reason`."""

    word: str
    role: Literal[
        "pointer",
        "figure",
        "doubt",
        "unverified",
        "state_deed",
        "accusation",
        "body_word",
        "state_word",
        "own_part",
        "in_care",
        "no_thing",
        "wide_place",
        "open_question",
        "modal",
        "concession",
        "signal",
        "common_name",
        "venue",
        "share",
        "stop",
    ]
    reason: str
    example: str
