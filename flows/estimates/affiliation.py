"""Whose those counted are: a nation, an army, a party, by the words of nationality and the names of groups."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from flows.estimates.parse import Parse, child, climb, is_verb, subject_of
from flows.estimates.quantities import Quantity
from flows.estimates.site import Counted

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = frozenset({"of", "from", "for", "with", "by"})
_SENDERS = frozenset(
    (
        "assembled assemble assembling gathered gather gathering amassed amass deployed deploy deploying "
        "deploys sent send sends sending dispatched dispatch dispatching mobilised mobilized lost lose loses "
        "losing has have had massed stationed withdrew withdrawn committed commanded recruited trained "
        "fielded"
    ).split()
)
_NAMED = frozenset({"NNP", "NNPS"})
_AUXILIARY = frozenset({"MD", "RB", "TO", "VBZ", "VBP", "VBD"})
_TITLES = frozenset(
    "mr. mr ms. ms mrs. mrs dr. dr president governor gov. sen. rep. mayor king queen pope".split()
)
_EMPLOYING = frozenset(
    (
        "lay laying laid cut cuts cutting fire fired dismiss dismissed employ employs employed hire hires hired hiring "
        "shed sheds shedding eliminate eliminated eliminating axe axed furlough furloughed has have had sack sacked "
        "slash slashed slashing add adds added adding let"
    ).split()
)
_LONGEST = 4
_REACH = 10


class AffiliationReader:
    """Finds whose the counted are. `names` maps words in lower case to the name they stand for."""

    def __init__(self, names: Iterable[tuple[str, str]], roles: Mapping[str, frozenset[str]]) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        for form, name in names:
            self._names.setdefault(tuple(_words(form)), name)
        self._roles = roles

    def phrases(self) -> frozenset[str]:
        """Every word or phrase for a nationality or a group, in lower case."""
        return frozenset(" ".join(words) for words in self._names)

    def read(self, parse: Parse, quantity: Quantity, counted: Counted) -> tuple[str, str] | None:
        """The name and the words that gave it: "11,000 North Korean soldiers", "6 members of the Guard"."""
        if quantity.measure not in {"count", "percent"}:
            return None
        first = parse.after(quantity.number_end)
        last = counted.noun if counted.noun is not None else first - 1
        if last < parse.at(quantity.start):  # "the number of Kenyan soldiers is 40"
            first = max(0, last - 3)
        found = self._between(parse, first, last + 1) or self._owner_before(parse, parse.at(quantity.start))
        if found is None and counted.noun is not None:
            found = self._named_force(parse, counted.noun) or self._owner_after(parse, counted.noun)
            found = found or self._sender(parse, counted)
            found = found or self._employer(parse, quantity, counted)
        return found

    def _named_force(self, parse: Parse, noun: int) -> tuple[str, str] | None:
        """ "40 RSF fighters": a force bears its own name, whether or not a table knows it; "40 Vale Road residents" none."""
        if "force" not in self._roles.get(parse.tokens[noun].lower_, frozenset()):
            return None
        first = noun
        while first > 0 and parse.tokens[first - 1].tag_ in _NAMED:
            first -= 1
        text = " ".join(token.text for token in parse.tokens[first:noun])
        return (text, text.lower()) if text else None

    def _employer(self, parse: Parse, quantity: Quantity, counted: Counted) -> tuple[str, str] | None:
        """The firm that cuts or owns jobs: "Norvane will lay off 40 workers", "Norvane's 40 workers"; not "he fired 40"."""
        assert counted.noun is not None
        noun = parse.tokens[counted.noun]
        if "jobs" not in self._roles.get(noun.lower_, frozenset()):
            return None
        start = parse.at(quantity.start)
        if start > 1 and parse.tokens[start - 1].tag_ == "POS" and parse.tokens[start - 2].tag_ in _NAMED:
            return self._name_at(parse, start - 2)
        for above in climb(noun):
            if is_verb(above):
                if above.lower_ not in _EMPLOYING:
                    return None
                # the name right before the verb, for a dateline is often parsed as the subject
                beside = above.i - 1
                while beside > 0 and parse.tokens[beside].tag_ in _AUXILIARY:
                    beside -= 1
                subject = parse.tokens[beside] if parse.tokens[beside].tag_ in _NAMED else subject_of(above)
                is_firm = subject is not None and subject.tag_ in _NAMED and subject.i < start
                return self._name_at(parse, subject.i) if subject is not None and is_firm else None
        return None

    @staticmethod
    def _name_at(parse: Parse, last: int) -> tuple[str, str] | None:
        """The name that ends at token `last`, unless a title makes it a person's: "Mr. Hale"."""
        first = last
        while first > 0 and parse.tokens[first - 1].tag_ in _NAMED:
            first -= 1
        if {parse.tokens[first].lower_, parse.tokens[max(0, first - 1)].lower_} & _TITLES:
            return None
        text = " ".join(token.text for token in parse.tokens[first : last + 1])
        return text, text.lower()

    def _between(self, parse: Parse, first: int, end: int) -> tuple[str, str] | None:
        for index in range(max(0, first), min(end, len(parse))):
            found = self._at(parse, index)
            if found is not None:
                return found
        return None

    def _at(self, parse: Parse, index: int) -> tuple[str, str] | None:
        """The name that begins at token `index`, the longest first; words of nationality are capitalised."""
        if not parse.tokens[index].text[:1].isupper():
            return None
        words: list[str] = []
        for token in parse.tokens[index : index + _LONGEST]:
            words.append(token.lower_)
        for length in range(len(words), 0, -1):
            name = self._names.get(tuple(words[:length]))
            if name is not None:
                return name, " ".join(words[:length])
        return None

    def _owner_before(self, parse: Parse, start: int) -> tuple[str, str] | None:
        """ "Russia's 5,000 soldiers"."""
        if start < 2 or parse.tokens[start - 1].tag_ != "POS":
            return None
        for index in range(max(0, start - 4), start - 1):
            found = self._at(parse, index)
            if found is not None:
                return found
        return None

    def _owner_after(self, parse: Parse, noun: int) -> tuple[str, str] | None:
        """ "Members of the party known as Accord", "fighters from Hamas": the name after the noun's preposition."""
        preposition = next(
            (
                each
                for each in parse.tokens[noun].children
                if each.dep_ == "prep" and each.i > noun and each.lower_ in {"of", "from"}
            ),
            None,
        )
        if preposition is None:
            return None
        end = min(preposition.right_edge.i + 1, preposition.i + _REACH + 6)
        for index in range(preposition.i + 1, end - 2):
            if parse.tokens[index].lower_ in {"known", "called", "named"}:
                start = index + 1 + (parse.tokens[index + 1].lower_ == "as")
                start += parse.tokens[start].lower_ == "the" if start < len(parse) else 0
                if start < len(parse) and parse.tokens[start].text[:1].isupper():
                    return parse.tokens[start].text, parse.tokens[start].lower_
        return self._between(parse, preposition.i + 1, end)

    def _sender(self, parse: Parse, counted: Counted) -> tuple[str, str] | None:
        """ "The Russian army assembled 5,000 soldiers": the subject of a verb of sending, for forces alone."""
        assert counted.noun is not None
        noun = parse.tokens[counted.noun]
        is_force = "force" in self._roles.get(noun.lower_, frozenset())
        node = (
            noun.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "than"} else noun
        )  # "up to 40 tanks"
        if not is_force or node.dep_ not in {"dobj", "prep"}:
            return None
        verb = node.head
        if not is_verb(verb) or verb.lower_ not in _SENDERS:
            return None
        subject = subject_of(verb)
        return self._name_in(parse, subject) if subject is not None else None

    def _name_in(self, parse: Parse, noun: "Token") -> tuple[str, str] | None:
        possessor = child(noun, "poss")
        start = possessor.left_edge.i if possessor is not None else noun.left_edge.i
        return self._between(parse, max(start, noun.i - 5), noun.i + 1)


def _words(form: str) -> list[str]:
    return form.lower().split()
