"""What an amount of money, a percentage or a measure is of: "60 percent of voters", "12 tons of flour"."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flows.estimates.parse import child, climb, is_noun, is_verb, subject_of
from flows.estimates.site import LONGEST_PHRASE, Counted, Phrasing, Site

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONEY = "money"
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_UNIT_WORDS = frozenset("percent % point points cent cents dollar dollars pence".split())
_COMMON = frozenset({"NN", "NNS"})
_NAMES = frozenset({"NNP", "NNPS", "PRP"})
# verbs that say how much their subject comes to; what other verbs do with money does not count their subject
_MEASURING = frozenset(
    (
        "cost costs costing total totals totaled totalled totaling totalling reach reaches reached reaching "
        "hit hits exceed exceeds exceeded top tops topped average averages averaged equal equals equaled near "
        "nears neared approach approached surpass surpassed generate generated bring brought fetch fetched "
        "yield yielded gain gained lose lost rise rose risen fall fell fallen climb climbed drop dropped "
        "increase increased decrease decreased jump jumped grow grew surge surged decline declined"
    ).split()
)
# measures that are of something else than their unit
_SAID_OF = frozenset({"speed", "temperature", "pressure", "index"})
_ADDING = frozenset("add adds added adding".split())


class MeasuredReader:
    """Finds what amounts are of. `roles` tells the nouns that only name a level: "an average of $4"."""

    def __init__(
        self, roles: Mapping[str, frozenset[str]], phrasing: Phrasing, money_verbs: Mapping[str, str]
    ) -> None:
        self._roles = roles
        self._money_verbs = money_verbs
        self._phrasing = phrasing

    def amount(self, site: Site, earlier: Sequence[Counted], money_before: str | None) -> Counted:
        """What money or a percentage is of: "a $5 loan", "$5 million in aid", "the price of wheat rose 3 percent"."""
        start = site.following
        if site.word(start) in {"worth", "each"}:
            start += 1
        return (
            self._after_preposition(site, start)
            or self._modified(site, start)
            or self._said_of(site, earlier, money_before)
        )

    def unit(self, site: Site) -> Counted:
        """What a measure is of: "12 tons of flour", "a 40-foot wall"; else the unit's own word: "20 minutes"."""
        start, quantity = site.following, site.quantity
        group = None
        if quantity.modifier:
            group = site.parse.noun_group(site.past_hyphen(start))
        elif site.word(start) == "of" and quantity.measure != "duration":
            group = site.parse.noun_group(start + 1)
        if group is not None:
            return Counted(self._phrasing.nouns(site.parse, *group), group[1], group[1], False, "noun")
        if quantity.measure in _SAID_OF:
            found = self._said_of_measure(site)
            if found is not None:
                return found
        begin = site.parse.after(quantity.number_end)
        words = [token.text for token in site.parse.tokens[begin:start] if token.tag_ != "HYPH"]
        return Counted(" ".join(words[:LONGEST_PHRASE]), None, site.root.i, False, "unit")

    def _said_of_measure(self, site: Site) -> Counted | None:
        """ "Winds of 140 mph", "the temperature hit 40 degrees": what is so fast or so hot."""
        for above in climb(site.root):
            if is_noun(above) and above.i < site.first:
                text = self._phrasing.nouns(site.parse, above.i, above.i)
                return Counted(text, above.i, site.root.i, False, "said of")
            if is_verb(above) or above.pos_ == "AUX":
                subject = subject_of(above)
                is_thing = subject is not None and subject.tag_ in _COMMON and subject.i < site.first
                return self._of(site, subject, "subject") if subject is not None and is_thing else None
        return None

    def _after_preposition(self, site: Site, start: int) -> Counted | None:
        """ "60 percent of voters", "$5 million for schools", "$5 million in damage"; not "in May"."""
        preposition = site.word(start)
        if preposition not in {"of", "in", "for"}:
            return None
        begin = site.past_determiners(start + 1)
        group = site.parse.noun_group(begin)
        if group is None:
            return None
        if preposition != "of" and site.tag(group[1]) not in _COMMON:
            return None
        if preposition == "of" and "whole" in self._roles.get(site.word(group[1]), frozenset()):
            return None
        if preposition == "in" and (site.quantity.measure != "money" or begin != start + 1):
            return None
        text = self._phrasing.nouns(site.parse, *group)
        return Counted(text, group[1], site.root.i, False, f"{preposition} noun")

    def _modified(self, site: Site, start: int) -> Counted | None:
        """ "A $5 million loan", "a 3 percent tax"."""
        is_before_noun = site.tag(start) in {"NN", "NNS", "JJ", "VBN"}
        if not (site.quantity.modifier or is_before_noun) or site.root.head.i < start:
            return None
        group = site.parse.noun_group(site.past_hyphen(start))
        if group is None:
            return None
        return Counted(self._phrasing.nouns(site.parse, *group), group[1], group[1], False, "noun")

    def _said_of(self, site: Site, earlier: Sequence[Counted], money_before: str | None) -> Counted:
        """The noun above the amount, or the object or subject of the verb above it."""
        held = self._held_at(site)
        if held is not None:
            return held
        for above in climb(site.root):
            if site.first <= above.i <= site.last:
                continue
            if above.lower_ in _UNIT_WORDS:
                break
            if is_noun(above) and above.i < site.first:
                if "level" in self._roles.get(above.lower_, frozenset()):
                    if earlier and above.lower_ in {"range", "band"}:
                        break
                    continue
                return self._of(site, above, "said of")
            if is_verb(above) or above.pos_ == "AUX":
                found = self._of_verb(site, above, money_before)
                if found is not None:
                    return found
        return self._left_out(site, earlier)

    def _held_at(self, site: Site) -> Counted | None:
        """ "Hale at 10 percent, Reyes at 8 percent": the name right before "at"."""
        index = site.parse.at(site.quantity.start) - 1
        if site.word(index) != "at" or site.tag(index - 1) not in _NOUNS:
            return None
        return self._of(site, site.parse.tokens[index - 1], "held at")

    def _of_verb(self, site: Site, verb: "Token", money_before: str | None) -> Counted | None:
        """ "Cut its forecast to 3 percent" is of the forecast, "shares rose 3 percent" of shares."""
        changed = child(verb, "dobj") if site.root.dep_ in {"pobj", "npadvmod"} else None
        if changed is not None and is_noun(changed) and changed.i < site.first:
            return self._of(site, changed, "object")
        subject = subject_of(verb)
        if site.quantity.measure == "money" and verb.lower_ not in _MEASURING:
            is_owner = subject is not None and subject.tag_ in _NAMES
            if is_owner or site.root.dep_ == "dobj":
                named = self._named_money(site, verb, money_before)
                if named is not None:
                    return named
                return Counted(_MONEY, None, site.root.i, False, "unit")
        if subject is not None and is_noun(subject) and not site.first <= subject.i <= site.last:
            return self._of(site, subject, "subject")
        return None

    def _named_money(self, site: Site, verb: "Token", money_before: str | None) -> Counted | None:
        """The name of money by its verb: "paid $3 million" is a payment, "added $3 million to its costs" costs.

        "Had forecast $3 million" is of what the money before was of; "got $3 million" has no name.
        """
        if site.root.dep_ != "dobj" or site.root.head.i != verb.i:
            return None
        if verb.lower_ in _ADDING:
            target = next(
                (each for each in verb.children if each.lower_ == "to" and each.i > site.last), None
            )
            below = child(target, "pobj") if target is not None else None
            return self._of(site, below, "added to") if below is not None and is_noun(below) else None
        name = self._money_verbs.get(verb.lower_)
        if name is None:
            return None
        text = name or money_before
        return Counted(text, None, site.root.i, False, "verb of money") if text else None

    def _left_out(self, site: Site, earlier: Sequence[Counted]) -> Counted:
        """What the number before is of, else the sentence's first subject, else the unit's own word."""
        if earlier:
            return Counted(earlier[-1].text, None, site.root.i, True, "left out")
        if site.quantity.measure == "money":
            name = self._money_verbs.get(site.root.head.lower_) if site.root.dep_ == "dobj" else None
            return Counted(name or _MONEY, None, site.root.i, False, "unit")
        if site.root.dep_ == "nsubj" and site.quantity.measure == "percent":
            return Counted("people", None, site.root.i, False, "unit")  # "40 percent said so"
        tokens = site.parse.tokens
        subjects = (token for token in tokens[: site.first] if token.dep_ in {"nsubj", "nsubjpass", "ROOT"})
        noun = next(subjects, None)
        if noun is not None and is_noun(noun):
            return self._of(site, noun, "subject")
        words = [
            token.text
            for token in tokens[site.first : site.last + 1]
            if token.is_alpha and token.tag_ != "CD"
        ]
        return Counted(" ".join(words[-2:]) or "share", None, site.root.i, True, "unit")

    def _of(self, site: Site, noun: "Token", rule: str) -> Counted:
        return Counted(self._phrasing.noun_phrase(site.parse, noun), noun.i, site.root.i, False, rule)
