"""A parsed sentence, asked for what stands beside and above a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "RB", "``", "''", "AFX", "RBR", "RBS"}
)
_DAYS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
        "august september october november december today yesterday tomorrow"
    ).split()
)
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_LONGEST = 12
_DEEPEST = 15


class Parse:
    """Lookups in one spaCy doc by character offset; offsets count from the sentence's first character."""

    def __init__(self, doc: "Doc") -> None:
        self.tokens: list[Token] = list(doc)
        self._starts = [token.idx for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, offset: int) -> int:
        """The index of the token that holds the character at `offset`, or of the last before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def after(self, offset: int) -> int:
        """The index of the first token that begins at `offset` or later."""
        return bisect_left(self._starts, offset)

    def root_of(self, first: int, last: int) -> "Token":
        """The token between `first` and `last` whose head lies outside: what the rest hangs on."""
        inside = self.tokens[first : last + 1]
        for token in inside:
            if not first <= token.head.i <= last or token.head.i == token.i:
                return token
        return inside[-1]

    def noun_group(self, first: int) -> tuple[int, int] | None:
        """The nouns of the group that begins at token `first`, as the first of its last run of nouns and the last.

        In "140 badly injured bus drivers left", from "badly" on, it is "bus drivers"; "22 killed on" has none.
        """
        begin = end = -1
        index, limit = first, min(first + _LONGEST, len(self.tokens))
        while index < limit:
            token = self.tokens[index]
            suspended = self._suspended(index) if end < 0 else 0
            if suspended:
                index += suspended
                continue
            compound = self._compound_end(index)
            if compound is not None and (self.tokens[compound].tag_ not in _NOUNS or end < 0):
                if self.tokens[compound].tag_ in _NOUNS:
                    begin, end = index, compound
                elif end >= 0:
                    break
                index = compound + 1
                continue
            if token.tag_ in _NOUNS and token.lower_ not in _DAYS:
                if self._begins_anew(index, first, end):
                    break
                begin = index if begin < 0 or end != index - 1 else begin
                end = index
            elif (token.tag_ == "POS" and end >= 0) or (
                token.tag_ == "CD" and self.tokens[index - 1].tag_ == "POS"
            ):
                begin = -1  # "the town's 400 beds"
                end = index
            elif (
                end == index - 1
                and token.tag_ == "JJ"
                and self.tokens[end].tag_ == "NNP"
                and self._is_noun(index + 1)
            ):
                begin = -1  # "one Florida congressional candidate"
            elif (end >= 0 or token.tag_ not in _BEFORE_NOUN) and not self._is_adjectives_comma(index, end):
                break
            index += 1
        return (begin, end) if begin >= 0 and self.tokens[end].tag_ in _NOUNS else None

    def _suspended(self, index: int) -> int:
        """How many tokens a word takes that leaves its second half to the next: "coal- and" in "coal- and gas-fired"."""
        words = [token.lower_ for token in self.tokens[index : index + 3]]
        if (
            len(words) > 1
            and len(words[0]) > 1
            and words[0].endswith("-")
            and words[1] in {"and", "or", "to"}
        ):
            return 2
        return 3 if len(words) > 2 and words[1] == "-" and words[2] in {"and", "or", "to"} else 0

    def _compound_end(self, index: int) -> int | None:
        """The last token of a word joined by hyphens that begins at `index`: "law-abiding", "side-by-side"."""
        tokens, end = self.tokens, index
        while (
            end + 2 < len(tokens)
            and tokens[end + 1].tag_ == "HYPH"
            and tokens[end + 2].idx == tokens[end + 1].idx + 1
        ):
            end += 2
        return end if end > index else None

    def _begins_anew(self, index: int, first: int, end: int) -> bool:
        """Whether a name after "more" or after a plural is no longer of the group: "refugees Hale will take"."""
        token, before = self.tokens[index], self.tokens[index - 1] if index > first else None
        if before is None or token.tag_ != "NNP":
            return False
        return (end < 0 and before.lower_ == "more") or (end == index - 1 and before.tag_ == "NNS")

    def _is_noun(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].tag_ in {"NN", "NNS"}

    def _is_adjectives_comma(self, index: int, end: int) -> bool:
        """Whether the comma or the "and" at `index` stands between adjectives: "40 young, armed and angry men"."""
        if end >= 0 or self.tokens[index].tag_ not in {",", "CC"}:
            return False
        further = index + 1 + (index + 1 < len(self.tokens) and self.tokens[index + 1].tag_ == "RB")
        return self._is_adjective(index - 1) and self._is_adjective(further)

    def _is_adjective(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].tag_ in {"JJ", "VBG", "VBN"}


def is_noun(token: "Token") -> bool:
    """Whether the token is tagged as a noun or name."""
    return token.tag_ in _NOUNS


def is_verb(token: "Token") -> bool:
    """Whether the token is tagged as a verb form."""
    return token.tag_ in _VERBS


def climb(token: "Token") -> Iterator["Token"]:
    """The heads above a token, nearest first, as far as a sentence of prose is deep."""
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def child(token: "Token", *relations: str) -> "Token | None":
    """The first child of `token` in one of the relations."""
    return next((each for each in token.children if each.dep_ in relations), None)


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, of the verb that it complements or is joined to, or the noun that it modifies."""
    for _ in range(4):
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is not None and subject.tag_ not in {"WDT", "WP"}:
            return subject
        if child(verb, "expl") is not None:
            return None  # "the ministry said there were four": the four are not ministries
        if verb.dep_ in {"acl", "relcl"}:
            noun = verb.head
            if verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.head.lower_ == "of":
                return noun.head.head
            return noun
        if verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"} or verb.head.i == verb.i:
            return None
        verb = verb.head
        if is_noun(verb):
            return verb
    return None
