"""The status of a number by the word for the figure that it is: a toll, a number of dead, cuts."""

from flows.estimates.parse import Parse, climb, is_verb, subject_of
from flows.estimates.quantities import Quantity
from flows.estimates.site import Counted
from flows.estimates.status_lexicon import StatusLexicon

_SUMS = frozenset(
    "amount amounts amounted represent represents represented equal equals total totaled".split()
)
_WINDOW = 14


class FigureStatuses:
    """Finds statuses by words for figures, of a lexicon."""

    def __init__(self, lexicon: StatusLexicon) -> None:
        self._lexicon = lexicon

    def numbered(self, parse: Parse, quantity: Quantity, counted: Counted) -> tuple[str, str] | None:
        """Right after a noun before its number: "the number of guards shot rose to 9"; not "the guards shot 9"."""
        index = (counted.noun or 0) + 1
        if counted.rule != "number of" or counted.noun is None or index >= parse.at(quantity.start):
            return None
        if parse.tokens[index].tag_ not in {"VBN", "VBD", "JJ"} and parse.tokens[index].lower_ != "with":
            return None
        if any(token.tag_ == "CD" for token in parse.tokens[index : parse.at(quantity.start)]):
            return None  # "the number of guards shot rose to 9, including 2 who died"
        found = self._lexicon.look(parse, index, "itself object", counted)
        return self._lexicon.together(parse, *found) if found is not None else None

    def toll(self, parse: Parse, quantity: Quantity, counted: Counted) -> tuple[str, str] | None:
        """ "The death toll rose to 5": a toll as the subject of the verb that the number hangs on."""
        if counted.noun is not None:
            return self._cuts(parse, counted)
        token = parse.tokens[counted.node]
        for _ in range(6):
            if token.head.i == token.i:
                break
            token = token.head
            if is_verb(token) or token.pos_ == "AUX":
                subject = subject_of(token)
                if subject is not None:
                    found = self._lexicon.look(parse, subject.i, "over", counted)
                    if found is not None:
                        return found[0], found[1]
        start = parse.at(quantity.start)
        for index in range(start - 1, max(-1, start - _WINDOW), -1):
            if parse.tokens[index].lower_ in {"toll", "tolls"}:
                return "killed", "toll"
        return self._number_of_the(parse, quantity, counted)

    def _number_of_the(self, parse: Parse, quantity: Quantity, counted: Counted) -> tuple[str, str] | None:
        """By "the number of dead" before the number or right after it, where no noun is counted."""
        start = parse.at(quantity.start)
        after = parse.after(quantity.unit_end)
        for index in (
            *range(start - 1, max(-1, start - _WINDOW), -1),
            *range(after, min(after + 2, len(parse))),
        ):
            words = [token.lower_ for token in parse.tokens[index : index + 3]]
            if words[:1] in (["number"], ["count"], ["tally"], ["total"]) and words[1:2] == ["of"]:
                step = index + 2 + (words[2:] in (["the"], ["those"]))
                found = self._lexicon.look(parse, step, "itself object", counted)
                return (found[0], found[1]) if found is not None else None
        return None

    def _cuts(self, parse: Parse, counted: Counted) -> tuple[str, str] | None:
        """ "The cuts amount to 40 percent of employees": the subject of a verb of sums, for jobs alone."""
        for verb in climb(parse.tokens[counted.node]):
            if verb.lower_ in {"percent", "%"}:
                return None
            if is_verb(verb):
                subject = subject_of(verb) if verb.lower_ in _SUMS else None
                found = self._lexicon.look(parse, subject.i, "cuts", counted) if subject is not None else None
                return (found[0], found[1]) if found is not None else None
        return None
