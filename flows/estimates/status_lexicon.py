"""The lexicon of statuses: which verbs, nouns and adverbs tell what befell whom."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from flows.estimates.parse import Parse
from flows.estimates.site import Counted

if TYPE_CHECKING:
    from spacy.tokens import Token

# roles that hold only for some nouns: where those counted stand, and the role that the table of nouns gives them
_NOUN_ROLES = {
    "force": ("object", "force"), "force_goes": ("subject", "force"), "staff": ("object", "staff"),
    "jobs": ("object", "jobs"), "jobs_cut": ("object", "post"), "jobs_go": ("subject", "post"),
    "cuts": ("cuts", "jobs"), "power": ("object", "power"), "power_to": ("over", "power"),
    "posted": ("object", "posted"), "human": ("object", "human"),
    "sought": ("over", "human"), "in_gunfire": ("object", "human"), "lives": ("object", "lives"),
    "thing": ("object", "thing"), "thing_goes": ("subject", "thing"), "ground": ("object", "ground"),
    "ground_goes": ("subject", "ground"), "captives": ("object", "captive"), "afloat": ("object", "afloat"),
}  # fmt: skip
# roles of nouns that a status cannot befall: things are not hurt, goods not captured, posts not killed,
# robbers who flee are not displaced
_BARRED = {
    "injured": {"thing"}, "captured": {"goods"}, "displaced": {"culprit"}, "killed": {"thing", "post"},
    "destroyed": {"human"},
}  # fmt: skip
_GUNS = frozenset("gunfire gunman gunmen shots bullets bullet shooter shooting gun fired fire".split())
_LONGEST = 5
_HOSPITAL_REACH = 12


class StatusLexicon:
    """Phrases with their statuses and roles. `words` are form, status and role; `roles` are those of nouns."""

    def __init__(self, words: Iterable[tuple[str, str, str]], roles: Mapping[str, frozenset[str]]) -> None:
        self._words: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for form, status, role in words:
            self._words.setdefault(tuple(form.lower().split()), []).append((status, role))
        self._roles = roles

    def look(self, parse: Parse, index: int, roles: str, counted: Counted) -> tuple[str, str, int] | None:
        """The status of the longest phrase that begins at token `index`, its words and its last token.

        `roles` are the roles allowed, apart by blanks. None where no phrase begins there, or none in such a role.
        """
        words = [token.lower_ for token in parse.tokens[index : index + _LONGEST]]
        for length in range(len(words), 0, -1):
            for status, role in self._words.get(tuple(words[:length]), ()):
                if self._allows(parse, role, roles.split(), status, counted) and (
                    role != "to_hospital" or self._leads_to_hospital(parse, index + length)
                ):
                    return status, " ".join(words[:length]), index + length - 1
        return None

    def _allows(self, parse: Parse, role: str, roles: list[str], status: str, counted: Counted) -> bool:
        noun_roles = self._roles.get(counted.text.rsplit(" ", 1)[-1].lower(), frozenset())
        if noun_roles & _BARRED.get(status, set()):
            return False
        if role == "to_hospital" and "thing" not in noun_roles:
            return "object" in roles
        if role == "in_gunfire" and not any(token.lower_ in _GUNS for token in parse.tokens):
            return False
        if role in _NOUN_ROLES:
            place, noun_role = _NOUN_ROLES[role]
            return place in roles and noun_role in noun_roles
        if role == "person":
            return "object" in roles and "thing" not in noun_roles
        if role == "in_march":
            return "subject" in roles and any("protesting" in self.statuses(token) for token in parse.tokens)
        return role in roles

    def _leads_to_hospital(self, parse: Parse, index: int) -> bool:
        """Whether "to" and a hospital follow within a few words: "taken by boat to Weston Clinic", not "to jail"."""
        words = [token.lower_ for token in parse.tokens[index : index + _HOSPITAL_REACH]]
        if "to" not in words:
            return False
        return any("hospital" in self._roles.get(word, frozenset()) for word in words[words.index("to") :])

    def together(self, parse: Parse, status: str, words: str, last: int) -> tuple[str, str]:
        """Killed and injured together are `shot`: "dozens were killed and wounded", not "5 killed and 6 wounded"."""
        if status in {"killed", "injured"} and last + 2 < len(parse):
            link, other = parse.tokens[last + 1], parse.tokens[last + 2]
            if link.lower_ in {"and", "or", "and/or"} and other.tag_ in {"VBN", "VBD", "JJ"}:
                statuses = self.statuses(other)
                following = parse.tokens[last + 3].tag_ if last + 3 < len(parse) else ""
                if statuses & ({"killed", "injured"} - {status}) and following not in {"CD", "DT", "JJR"}:
                    return "shot", f"{words} {link.lower_} {other.lower_}"
        first = last - words.count(" ")
        is_joined = first > 1 and parse.tokens[first - 1].lower_ in {"and", "or"}
        if status in {"killed", "injured"} and is_joined:
            before = parse.tokens[first - 2]
            if self.statuses(before) & ({"killed", "injured"} - {status}):
                return "shot", f"{before.lower_} {parse.tokens[first - 1].lower_} {words}"
        return status, words

    def is_settlement(self, token: "Token") -> bool:
        """Whether a noun is of a town or a country, whose fate is not that of all who live there."""
        return "settlement" in self._roles.get(token.lower_, frozenset())

    def statuses(self, token: "Token") -> set[str]:
        """The statuses that a word may give."""
        return {status for status, _ in self._words.get((token.lower_,), ())}
