"""What befell those who are counted: killed, injured, deployed, … by the words around a number."""

from typing import TYPE_CHECKING

from flows.estimates.parse import Parse, child, is_noun, is_verb, subject_of
from flows.estimates.quantities import Quantity
from flows.estimates.site import Counted
from flows.estimates.status_figures import FigureStatuses
from flows.estimates.status_lexicon import StatusLexicon
from flows.estimates.status_nouns import NounStatuses

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEASURES = frozenset({"count", "percent", "area", "mass", "volume"})
_COPULAS = frozenset(
    "be is are was were been being am remain remains remained go went leave leaves left leaving".split()
)
_REPORTS = frozenset(
    "reported confirmed found left feared presumed pronounced listed believed declared said left".split()
)
_PASSED_OVER = frozenset("RB JJR RBR JJ IN PRP WP CD DT".split())
_LISTS = frozenset("include includes included comprise comprised".split())
_HELPERS = frozenset({"aux", "auxpass"})
_PARTICLES = frozenset({"down", "up", "off", "out"})
_WINDOW = 14
_NEAR = 4


class StatusReader:
    """Finds the status of what is counted by the words of a lexicon."""

    def __init__(self, lexicon: StatusLexicon) -> None:
        self._lexicon = lexicon
        self._figures = FigureStatuses(lexicon)
        self._nouns = NounStatuses(lexicon)

    def read(self, parse: Parse, quantity: Quantity, counted: Counted, stop: int) -> tuple[str, str] | None:
        """The status and the words that gave it; None where the sentence gives none.

        `stop` is the first token of the number after: the nearest words are looked for before it. "Left 22 dead",
        "5 guards were shot", "the toll rose to 5"; not "5 guards shot a dog".
        """
        if quantity.measure not in _MEASURES:
            return None
        return (
            self._nouns.itself(parse, counted)
            or self._beside(parse, quantity, counted, stop)
            or self._figures.numbered(parse, quantity, counted)
            or self._above(parse, counted)
            or self._below(parse, counted, stop)
            or self._figures.toll(parse, quantity, counted)
            or self._nouns.state(parse, counted)
            or self._near(parse, quantity, counted, stop)
        )

    def _beside(
        self, parse: Parse, quantity: Quantity, counted: Counted, stop: int
    ) -> tuple[str, str] | None:
        """Right after the number or its noun: "8 dead", "27 badly wounded", "two more hurt", "5 of them fatally"."""
        index = parse.after(quantity.unit_end)
        if counted.noun is not None:
            index = max(index, counted.noun + 1)
        steps = 0
        while index < min(stop, len(parse)) and steps < _NEAR:
            token = parse.tokens[index]
            roles = "itself manner" if token.tag_ in {"VB", "VBP", "VBZ"} else "itself object manner"
            found = self._lexicon.look(parse, index, roles, counted)
            if found is not None:
                if token.tag_ in {"VBD", "VBN"} and self._has_object(token):
                    return None
                return self._lexicon.together(parse, found[0], found[1], found[2])
            if token.dep_ in _HELPERS:  # "between 40 and 50 guards had been killed" is parsed as a place
                index, steps = index + 1, steps + 1
                continue
            if token.tag_ not in _PASSED_OVER and token.lower_ not in {"more", "others", "other", "people"}:
                return None
            if token.tag_ == "IN" and token.lower_ != "of":
                return None
            of_the = parse.tokens[index - 1].lower_ == "of" if index else False
            if token.tag_ == "DT" and not of_the:
                return None
            index, steps = index + 1, steps + 1
        return None

    @staticmethod
    def _has_object(verb: "Token") -> bool:
        return child(verb, "dobj") is not None and child(verb, "auxpass") is None

    def _above(self, parse: Parse, counted: Counted) -> tuple[str, str] | None:
        """By the verb or the noun that the counted depend on: "5 guards were killed", "killed 5", "bodies of 5"."""
        for position in dict.fromkeys((counted.node, counted.noun)):
            found = (
                self._above_token(parse, parse.tokens[position], counted) if position is not None else None
            )
            if found is not None:
                return found
        return None

    def _above_token(self, parse: Parse, token: "Token", counted: Counted) -> tuple[str, str] | None:
        seen = 0
        while (
            token.dep_ in {"conj", "nummod", "quantmod", "amod", "compound", "nmod", "dep"}
            and token.head.i != token.i
            and not is_verb(token.head)
            and seen < 6
        ):
            token, seen = token.head, seen + 1
        if token.head.lower_ == "ages" and token.dep_ == "nsubj":
            token = token.head  # "five others, ages 16 to 24, were wounded", parsed as if they aged
        head = token.head
        relation = token.dep_
        if relation == "pobj" and head.lower_ in {"of", "to", "at", "in", "for", "by"} and is_noun(head.head):
            found = self._lexicon.look(parse, head.head.i, "over", counted)
            if found is not None:
                return found[0], found[1]
            if head.lower_ == "of" and self._lexicon.is_settlement(head.head):
                return None  # "a town of 4,000 burned"
            if (
                head.lower_ == "of"
                and head.head.dep_ in {"nsubj", "nsubjpass", "dobj"}
                and counted.noun is None
            ):
                token, head, relation = head.head, head.head.head, head.head.dep_
        if relation == "pobj" and head.lower_ in _PARTICLES and is_verb(head.head):
            head, relation = head.head, "dobj"  # "shot down 14 drones"
        if relation == "npadvmod" and is_verb(head) and token.i > head.i:
            relation = "dobj"  # "withdrew 5 brigades", parsed as if it were a time
        if relation == "pobj" and head.lower_ == "to" and is_verb(head.head):
            given = child(head.head, "dobj")  # "cut power to 5 homes"
            found = self._lexicon.look(parse, given.i, "over", counted) if given is not None else None
            return (found[0], found[1]) if found is not None and found[0] == "affected" else None
        if relation in {"nsubjpass", "nsubj", "dobj", "oprd", "attr"} or (
            relation == "conj" and is_verb(head)
        ):
            return self._of_verb(parse, head, relation, counted)
        return None

    def _of_verb(
        self, parse: Parse, verb: "Token", relation: str, counted: Counted
    ) -> tuple[str, str] | None:
        roles = {
            "nsubjpass": "object",
            "dobj": "object",
            "nsubj": "subject",
            "oprd": "object",
            "conj": "object",
        }.get(relation, "itself")
        if relation == "nsubj" and (
            verb.tag_ == "VBN" and child(verb, "aux", "auxpass") is None and child(verb, "dobj") is None
        ):
            roles = "object subject"
        for start in (verb.i, verb.i - 1):
            if start < 0:
                continue
            found = self._lexicon.look(parse, start, roles, counted)
            if (
                found is not None
                and found[2] >= verb.i
                and not (roles == "subject" and child(verb, "ccomp") is not None)
            ):
                return self._lexicon.together(parse, *found)
        if relation == "nsubj":
            purpose = self._purpose(parse, verb, counted)
            if purpose is not None:
                return purpose
        if verb.lower_ in _LISTS and (subject := subject_of(verb)) is not None:
            found = self._lexicon.look(
                parse, subject.i, "itself object", counted
            )  # "the dead include 5 guards"
            if found is not None:
                return found[0], found[1]
        if verb.lower_ in _REPORTS | _COPULAS or verb.pos_ == "AUX":
            for below in verb.children:
                if (below.i > verb.i or below.lower_ == "among") and below.dep_ in {
                    "acomp",
                    "oprd",
                    "xcomp",
                    "attr",
                    "prep",
                    "advcl",
                    "ccomp",
                    "conj",
                }:
                    found = self._lexicon.look(parse, below.i, "itself object", counted)
                    if found is not None:
                        return self._lexicon.together(parse, *found)
        return None

    def _purpose(self, parse: Parse, verb: "Token", counted: Counted) -> tuple[str, str] | None:
        """What people came for: "80 people gathered to protest", not "5 guards came to kill him"."""
        for below in verb.children:
            if below.dep_ in {"advcl", "xcomp"} and below.tag_ == "VB" and below.i > verb.i:
                found = self._lexicon.look(parse, below.i, "subject", counted)
                if found is not None and found[0] == "protesting":
                    return found[0], found[1]
        return None

    def _below(self, parse: Parse, counted: Counted, stop: int) -> tuple[str, str] | None:
        """By what describes the counted: "soldiers deployed in", "8,000 of whom are stationed", "men in custody"."""
        for position in dict.fromkeys((counted.noun, counted.node)):
            if position is None:
                continue
            for token in parse.tokens[position].children:
                if not position < token.i < stop:
                    continue
                if token.dep_ in {"acl", "relcl"}:
                    passive = token.tag_ == "VBN"
                    active = token.dep_ == "relcl" or token.tag_ == "VBG"
                    roles = ("object " if passive else "") + ("subject itself" if active else "")
                    found = self._lexicon.look(parse, token.i, roles, counted)
                    if found is not None:
                        return self._lexicon.together(parse, *found)
                elif token.dep_ in {"prep", "amod", "acomp"}:
                    found = self._lexicon.look(parse, token.i, "itself object", counted)
                    if found is not None:
                        return found[0], found[1]
        return None

    def _near(self, parse: Parse, quantity: Quantity, counted: Counted, stop: int) -> tuple[str, str] | None:
        """A fixed phrase nearby, for sentences that the parser gets wrong: "5 boys, who later were shot dead"."""
        if quantity.measure != "count" or counted.rule in {"modifier", "unit"}:
            return None
        first = parse.after(quantity.unit_end)
        for index in range(first, min(first + _WINDOW, stop, len(parse))):
            token = parse.tokens[index]
            if token.text in {";", "–", "—"}:
                break
            found = self._lexicon.look(parse, index, "itself object subject", counted)
            if found is not None and found[2] > index:
                return found[0], found[1]
            if (
                found is not None
                and token.tag_ == "VBN"
                and not self._has_object(token)
                and counted.noun is not None
            ):
                subject = subject_of(token)
                if subject is not None and subject.i == counted.noun:
                    return self._lexicon.together(parse, *found)
        return None
