"""Words of a text, reduced so that two ways of writing one word compare equal."""

import re
import unicodedata
from functools import lru_cache

# a word met again is as it was
_REMEMBERED = 1 << 16
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "persons": "person", "lives": "life",
    "servicemen": "serviceman", "gunmen": "gunman", "policemen": "policeman", "firemen": "fireman", "wives": "wife",
    "bodies": "body", "aircraft": "aircraft", "series": "series", "policewomen": "policewoman", "news": "news",
}  # fmt: skip

# longest first; what is left of a word must be told from others
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ances",
    "ance",
    "ences",
    "ence",
    "ions",
    "ion",
    "ings",
    "ing",
    "ed",
    "es",
    "e",
)
_SHORTEST_ROOT = 3


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """`text` in lower case, without accents, dots, possessives and repeated blanks: "The U.S.’s" → "the us"."""
    if text.isalpha() and text.isascii():
        return text.lower()  # nine words in ten
    plain = unicodedata.normalize("NFKD", text).replace("’", "'").replace("ʼ", "'")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = re.sub(r"'s\b", "", plain).replace(".", "")
    return re.sub(r"\s+", " ", plain).strip(" ,'\"“”‘")


def words(text: str) -> list[str]:
    """The words of `text` as written, in order; hyphens, dots and apostrophes within a word belong to it."""
    return _WORD.findall(text)


def singular(phrase: str) -> str:
    """A folded noun phrase with its last word in the singular: "rescue workers" → "rescue worker"."""
    head, _, last = phrase.rpartition(" ")
    return f"{head} {_singular(last)}" if head else _singular(last)


def plural(noun: str) -> str:
    """The regular plural of a noun: "clash" → "clashes", "supply" → "supplies"."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def stem(word: str) -> str:
    """A folded word without its commonest endings, so that "wounded" meets "wounding"."""
    word = _singular(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=_REMEMBERED)
def root(word: str) -> str:
    """A folded word down to what its verb and its nouns share: "assured" and "assurance", "fire" and "fired"."""
    word = _singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_ROOT:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in "sl":
        return word[:-1]  # dropped, planned
    return word


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
