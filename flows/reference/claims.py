"""Reads the tables about cues, stances, hedges and relays."""

from pathlib import Path

from flows.claims.rules import (
    BackReference,
    ClaimRules,
    ContentTail,
    CueAct,
    Hedge,
    NestedCue,
    PseudoCue,
    RelayFrame,
    SecondCue,
    SourceWord,
    StanceCue,
    StanceVerdict,
    VerbForms,
)
from flows.reference.tables import read_table
from flows.tagging.rules_only import RuleTagger


def load_claim_rules(folder: Path) -> ClaimRules:
    """The tables of the claims step below `folder`; raises TableError where one cannot be used."""
    return ClaimRules(
        verb_forms=read_table(folder / "verb_forms.csv", VerbForms),
        cue_acts=read_table(folder / "cue_acts.csv", CueAct),
        pseudo_cues=read_table(folder / "cue_pseudo.csv", PseudoCue),
        stance_cues=read_table(folder / "stance_cues.csv", StanceCue),
        stance_verdicts=read_table(folder / "stance_verdicts.csv", StanceVerdict),
        hedges=read_table(folder / "hedges.csv", Hedge),
        relay_frames=read_table(folder / "relay_frames.csv", RelayFrame),
        source_words=read_table(folder / "source_words.csv", SourceWord),
        back_references=read_table(folder / "back_references.csv", BackReference),
        content_tails=read_table(folder / "content_tails.csv", ContentTail),
        second_cues=read_table(folder / "second_cues.csv", SecondCue),
        nested_cues=read_table(folder / "nested_cues.csv", NestedCue),
    )


def load_rule_tagger(folder: Path) -> RuleTagger:
    """The tagger that works without a model, with the cues of the reviewed tables.

    Raises TableError where a table cannot be used.
    """
    return RuleTagger(load_claim_rules(folder).reporting_verbs)
