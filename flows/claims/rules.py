"""The reviewed tables that give attributions their meaning, as rows and as phrasebooks."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from flows.claims.inflection import inflections
from flows.claims.phrases import Phrasebook
from flows.records import Act, Certainty, Stance
from flows.records.row import Row


class VerbForms(Row):
    """An irregular verb: all its other forms, set off by blanks."""

    verb: str
    forms: str
    reason: str


class CueAct(Row):
    """What a cue makes of its source.

    `voice` is `speaker` where only somebody who can speak makes it a claim, `content` is `clause` where only a clause
    or a quotation does: police found that he fled, police found a gun.
    """

    pattern: str
    act: Act
    certainty: Certainty | None = None
    voice: Literal["any", "speaker"] = "any"
    content: Literal["any", "clause"] = "any"
    reason: str
    example: str


class PseudoCue(Row):
    """An idiom with the words of a cue that reports nobody."""

    pattern: str
    reason: str
    example: str
    not_example: str


class StanceCue(Row):
    """A cue that is more than an assertion; with `own_words` also inside what the source itself says.

    In a passive ("could not be verified") what stands before the cue is the content, not the source.
    """

    pattern: str
    stance: Stance
    own_words: Literal["yes", "no"]
    voice: Literal["active", "passive"] = "active"
    reason: str
    example: str
    not_example: str

    @property
    def is_passive(self) -> bool:
        """Whether the content stands before the cue."""
        return self.voice == "passive"


class StanceVerdict(Row):
    """What a source calls something that it denies: "called the report false"."""

    pattern: str
    reason: str
    example: str
    not_example: str


class Hedge(Row):
    """Words that weaken an assertion, in the cue or in the content."""

    pattern: str
    certainty: Certainty
    place: Literal["cue", "content"]
    reason: str
    example: str
    not_example: str


class RelayFrame(Row):
    """Words beside which the one who passes a statement on is named; `side` says where that name stands."""

    pattern: str
    side: Literal["after", "before"]
    reason: str
    example: str
    not_example: str


class SourceWord(Row):
    """A noun that tells what kind of source a phrase names, or that it names none.

    The same word may be of several kinds, each in a row of its own. A `paper` is a medium only at the end of a name.
    """

    word: str
    kind: Literal["media", "paper", "document", "people", "body", "reason", "report"]
    reason: str


class BackReference(Row):
    """A whole content that only points back."""

    pattern: str
    reason: str
    example: str
    not_example: str


class ContentTail(Row):
    """Words after a comma with which a content has ended and the narrator goes on."""

    pattern: str
    reason: str
    example: str
    not_example: str


class SecondCue(Row):
    """A participle that reports once more within a content: "adding that"."""

    pattern: str
    reason: str
    example: str
    not_example: str


class NestedCue(Row):
    """A verb whose clause is a report of its own when it stands in another report."""

    verb: str
    reason: str
    example: str


@dataclass(frozen=True, repr=False)
class ClaimRules:
    """Every table of the claims step; the phrasebooks are built once and kept."""

    verb_forms: tuple[VerbForms, ...] = ()
    cue_acts: tuple[CueAct, ...] = ()
    pseudo_cues: tuple[PseudoCue, ...] = ()
    stance_cues: tuple[StanceCue, ...] = ()
    stance_verdicts: tuple[StanceVerdict, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    relay_frames: tuple[RelayFrame, ...] = ()
    source_words: tuple[SourceWord, ...] = ()
    back_references: tuple[BackReference, ...] = ()
    content_tails: tuple[ContentTail, ...] = ()
    second_cues: tuple[SecondCue, ...] = ()
    nested_cues: tuple[NestedCue, ...] = ()

    @cached_property
    def forms(self) -> dict[str, tuple[str, ...]]:
        """Inflections of the irregular verbs."""
        return {row.verb: tuple(row.forms.split()) for row in self.verb_forms}

    @cached_property
    def acts(self) -> Phrasebook[CueAct]:
        """Cues by act."""
        return Phrasebook(self.cue_acts, self.forms)

    @cached_property
    def pseudo(self) -> Phrasebook[PseudoCue]:
        """Idioms."""
        return Phrasebook(self.pseudo_cues, self.forms)

    @cached_property
    def stances(self) -> Phrasebook[StanceCue]:
        """Cues of denial, doubt and silence."""
        return Phrasebook(self.stance_cues, self.forms)

    @cached_property
    def verdicts(self) -> Phrasebook[StanceVerdict]:
        """Verdicts that deny."""
        return Phrasebook(self.stance_verdicts, self.forms)

    @cached_property
    def cue_hedges(self) -> Phrasebook[Hedge]:
        """Hedges that stand in a cue."""
        return Phrasebook([row for row in self.hedges if row.place == "cue"], self.forms)

    @cached_property
    def content_hedges(self) -> Phrasebook[Hedge]:
        """Hedges that stand in a content."""
        return Phrasebook([row for row in self.hedges if row.place == "content"], self.forms)

    @cached_property
    def relays(self) -> Phrasebook[RelayFrame]:
        """Frames of relay."""
        return Phrasebook(self.relay_frames, self.forms)

    @cached_property
    def pointers(self) -> Phrasebook[BackReference]:
        """Contents that point back."""
        return Phrasebook(self.back_references, self.forms)

    @cached_property
    def tails(self) -> Phrasebook[ContentTail]:
        """Ends of contents."""
        return Phrasebook(self.content_tails, self.forms)

    @cached_property
    def participles(self) -> Phrasebook[SecondCue]:
        """Cues within contents."""
        return Phrasebook(self.second_cues, self.forms)

    @cached_property
    def reporting_forms(self) -> frozenset[str]:
        """Every form of the verbs whose clause is a report."""
        return frozenset(form for row in self.nested_cues for form in inflections(row.verb, self.forms))

    @cached_property
    def reporting_verbs(self) -> frozenset[str]:
        """Every form of every single verb that says or believes: what a tagger without a model looks for."""
        rows = [row for row in self.cue_acts if row.act in (Act.SAYS, Act.BELIEVES)]
        verbs = [row.pattern[:-1] for row in rows if row.pattern.endswith("~") and row.pattern[:-1].isalpha()]
        return frozenset(form for verb in verbs for form in inflections(verb, self.forms))

    def words_of_kind(self, kinds: Iterable[str]) -> frozenset[str]:
        """The source nouns of the given kinds."""
        wanted = set(kinds)
        return frozenset(row.word.casefold() for row in self.source_words if row.kind in wanted)

    @cached_property
    def media_words(self) -> frozenset[str]:
        """Nouns and names of media."""
        return self.words_of_kind(["media"])

    @cached_property
    def paper_words(self) -> frozenset[str]:
        """Nouns that end the names of newspapers."""
        return self.words_of_kind(["paper"])

    @cached_property
    def document_words(self) -> frozenset[str]:
        """Nouns of what somebody has set down."""
        return self.words_of_kind(["document"])

    @cached_property
    def reason_words(self) -> frozenset[str]:
        """Nouns that name a ground, not a source: "citing safety concerns"."""
        return self.words_of_kind(["reason"])

    @cached_property
    def report_words(self) -> frozenset[str]:
        """Nouns for what others have said, and pronouns that point at it."""
        return self.words_of_kind(["report"])

    @cached_property
    def speaking_words(self) -> frozenset[str]:
        """Nouns of whoever and whatever can be a source."""
        return self.words_of_kind(["media", "document", "people", "body"])
