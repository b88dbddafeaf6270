"""Which earlier claim a denial points back at when it does not say again what it denies."""

import re
from collections.abc import Iterator, Mapping, Sequence

from flows.disputes.pointers import doubts_figures, is_of_figures
from flows.disputes.propositions import specific_core
from flows.disputes.rules import DisputeRules
from flows.disputes.sentences import is_negation
from flows.disputes.statements import Row, Statement
from flows.disputes.words import fold, root, stem, words

# how far before the denial the claim ends, in code points: further where the denial names whose claim it is
_NEAR = 400
_FAR = 1200
_ADJOINING = 120
_BESIDE = 24
_ALSO = re.compile(r"\b(?:also|too|likewise)\b")
_VAGUE = frozenset({"everything", "anything", "all"})
_LONGEST_VAGUE = 3
_FEWEST_OF_CLAUSE = 7
# "the claim of self-defence", "the allegation of theft": what was said
_OF_WHAT = re.compile(
    r"^(?:the|any|his|her|their)\s(?:\w+\s)?(?:claim|claims|allegations?|accusations?|suggestions?)\sof\s(?P<what>[a-z].*)$"
)
_FIGURE = re.compile(
    r"\d|\b(?:dozens?|scores|hundreds?|thousands?|millions?|two|three|four|five|six|seven|eight|nine|ten)\b"
)
# what several say of a deed: of one report the nearest is meant
_SEVERAL_SAID = frozenset({"reports", "claims"})
_KILLING = "killing"
# what others are accused of
_DEEDS = frozenset(
    {"attack", "abuse", "arrest", "fraud", "bribery", "hacking", "spying", "poisoning", "doping", "spill"}
)


def points_back(claim: Row, statement: Statement, rules: DisputeRules) -> bool:
    """Whether a claim says of what somebody else said, without saying it again, that it is not so."""
    if claim["stance"] == "asserts" and statement.stance == "unconfirmed":
        return True
    if claim["stance"] == "denies":
        return statement.is_pointer or _denies_own_part(statement, rules)
    return claim["stance"] == "asserts" and doubts_figures(
        [fold(word) for word in words(claim["text"])], rules
    )


class Earlier:
    """What one article's claims could point back at: what others said before them."""

    def __init__(
        self,
        claims: Sequence[Row],
        read: Mapping[str, Statement],
        names: Mapping[str, frozenset[str]],
        rules: DisputeRules,
        text: str,
    ) -> None:
        """`names` are those by which contents know each speaker, `text` is the article's."""
        self._text = text
        self._claims = sorted(claims, key=lambda one: -one["start_char"])
        self._unnamed = {one["claim_id"] for one in claims if one["speaker_id"] is None}
        self._read = read
        self._names = names
        self._rules = rules

    def accusation(self, claim: Row) -> str | None:
        """The deed that somebody else just laid at the door of whoever denies, in whatever words; None for none."""
        for earlier, _ in self._before(claim, _NEAR):
            if earlier["stance"] != "asserts":
                return None
            if self._is_about(earlier, claim) and self._is_deed(earlier):
                return str(earlier["claim_id"])
        return None

    def pointed_at(self, claim: Row) -> str | None:
        """The claim that a denial points back at in words like "that account", "the Russian claim", "those figures".

        It is the nearest before it that somebody else made; where the denial names whose claim it is, his; where it
        is of figures, one that gives a figure.
        """
        if (first := self._also_denied(claim)) is not None:
            return first
        statement = self._read[claim["claim_id"]]
        theirs = statement.names - self._own(claim)
        folded = [fold(word) for word in words(claim["text"])]
        if not theirs and any(
            word in _SEVERAL_SAID or stem(word) in self._rules.roles["accusation"]
            for word in folded[:_LONGEST_VAGUE]
        ):
            if claim.get("refers_to") in self._unnamed:
                return None  # what nobody in particular says just before is meant
            laid = self._laid_deed(claim)
            if laid:
                return laid
        if _denies_own_part(statement, self._rules):
            return self._own_part(claim)
        match = _OF_WHAT.search(claim["text"])
        told = frozenset(root(fold(word)) for word in words(match["what"])) if match else frozenset()
        is_vague = not _VAGUE.isdisjoint(folded) and len(folded) <= _LONGEST_VAGUE
        is_of_number = is_of_figures(folded, self._rules) or doubts_figures(folded, self._rules)
        for earlier, _ in self._before(claim, _FAR if theirs else _NEAR):
            if earlier["stance"] != "asserts":
                continue
            if is_vague:
                if self._is_deed(earlier) and self._is_about(earlier, claim):
                    return str(earlier["claim_id"])
            elif (
                (theirs and not theirs & self._own(earlier))
                or _says_nothing_is(earlier["text"])
                or (told and told.isdisjoint(self._read[earlier["claim_id"]].stems))
            ):
                continue
            elif not is_of_number or _FIGURE.search(earlier["text"]):
                return str(earlier["claim_id"])
            elif not theirs:
                return None  # no figure was just given: which are meant is anybody's guess
        return None

    def _also_denied(self, claim: Row) -> str | None:
        """The denial just before, where another joins in: "The guild also rejected the claim"."""
        cue = claim.get("cue_start")
        beside = self._text[max(0, cue - _BESIDE) : claim["cue_end"] + 1] if cue is not None else ""
        if claim["stance"] != "denies" or not _ALSO.search(beside):
            return None
        earlier = (one for one, _ in self._before(claim, _FAR) if one["stance"] == "denies")
        return next((str(one["claim_id"]) for one in earlier), None)

    def _before(self, claim: Row, reach: int) -> Iterator[tuple[Row, int]]:
        """What others said within `reach` before a claim, the nearest first, with how far before."""
        for earlier in self._claims:
            distance = claim["start_char"] - earlier["end_char"]
            is_before = earlier["start_char"] < claim["start_char"] and distance <= reach
            if is_before and earlier["speaker_id"] not in (None, claim["speaker_id"]):
                yield earlier, distance

    def _own_part(self, claim: Row) -> str | None:
        """What a source is said to have had a part in: a deed, or what is said of it; else what was said just before.

        What just before is said not to be so is no deed to have a part in.
        """
        said = [(one, distance) for one, distance in self._before(claim, _NEAR) if one["stance"] == "asserts"]
        told = next(
            (
                one
                for one, _ in said
                if self._is_told(one) and (self._is_deed(one) or self._is_about(one, claim))
            ),
            None,
        )
        next_to = next((one for one, distance in said if distance <= _ADJOINING and self._is_told(one)), None)
        found = told or next_to
        return str(found["claim_id"]) if found else None

    def _laid_deed(self, claim: Row) -> str | None:
        """The deed that "the accusation" is of: the nearest that somebody else tells as one, in a clause of its own."""
        found = (
            (distance, str(earlier["claim_id"]))
            for earlier, distance in self._before(claim, _FAR)
            if distance >= 0 and earlier["stance"] == "asserts" and self._is_laid(earlier)
        )
        return min(found, default=(0, None))[-1]

    def _is_laid(self, earlier: Row) -> bool:
        told = self._read[earlier["claim_id"]]
        specific = specific_core(told, self._rules)
        is_toll = specific == {_KILLING} and _FIGURE.search(
            told.text
        )  # so many dead are no charge against anybody
        is_deed = "responsibility" in told.predicates or (
            bool(specific) and not is_toll and self._is_deed(earlier)
        )
        return is_deed and len(told.text.split()) >= _FEWEST_OF_CLAUSE and self._is_told(earlier)

    def _is_told(self, earlier: Row) -> bool:
        told = self._read[earlier["claim_id"]]
        return not (told.is_modal or told.is_negated or "?" in told.text)  # whoever asks says nothing

    def _is_deed(self, earlier: Row) -> bool:
        predicates = self._read[earlier["claim_id"]].predicates
        return any(self._rules.implied[name] & _DEEDS for name in predicates)

    def _is_about(self, earlier: Row, claim: Row) -> bool:
        """Whether the earlier claim names whoever makes the later one."""
        own, told = self._own(claim), {fold(word) for word in words(earlier["text"])}
        named = told & {fold(name) for name in own}
        return bool(named) or any(self._rules.nations.get(word) in own for word in told)

    def _own(self, claim: Row) -> frozenset[str]:
        return self._names.get(claim["speaker_id"], frozenset())


def _says_nothing_is(text: str) -> bool:
    """Whether a claim begins with what is not so: "no names were given" is no report to reject."""
    return any(is_negation(fold(word)) for word in words(text)[:2])


def _denies_own_part(statement: Statement, rules: DisputeRules) -> bool:
    """Whether a source denies a part in something without saying in what: "any involvement", "the blame"."""
    own = {root(word) for word in rules.roles["own_part"]}
    is_deed = len(statement.text.split()) == 1 and statement.text.casefold().endswith(
        "ing"
    )  # "denied torching"
    return statement.stance == "denies" and (is_deed or (bool(statement.stems) and statement.stems <= own))
