"""A parsed sentence, asked for what stands beside and above a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "RB", "``", "''", "AFX", "RBR", "RBS"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december today yesterday tomorrow".split()
)
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_LONGEST = 12


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
        for index in range(first, min(first + _LONGEST, len(self.tokens))):
            token = self.tokens[index]
            tag = token.tag_
            if tag in _NOUNS and token.lower_ not in _DAYS:
                if end < 0 and index > first and tag == "NNP" and self.tokens[index - 1].lower_ == "more":
                    break
                if begin < 0 or end != index - 1:
                    begin = index
                end = index
            elif tag == "POS" and end >= 0:
                begin = -1
            elif tag == "HYPH" and end >= 0:
                following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
                if following is None or following.tag_ not in _NOUNS or following.idx != token.idx + 1:
                    break
                end = index
            elif end >= 0 or tag not in _BEFORE_NOUN:
                if tag == "," and end < 0 and self._is_adjective(index - 1) and self._is_adjective(index + 1):
                    continue
                break
        return (begin, end) if begin >= 0 and self.tokens[end].tag_ in _NOUNS else None

    def _is_adjective(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].tag_ == "JJ"


def is_noun(token: "Token") -> bool:
    """Whether the token is tagged as a noun or name."""
    return token.tag_ in _NOUNS


def is_verb(token: "Token") -> bool:
    """Whether the token is tagged as a verb form."""
    return token.tag_ in _VERBS


def climb(token: "Token") -> Iterator["Token"]:
    """The heads above a token, nearest first."""
    while token.head.i != token.i:
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
