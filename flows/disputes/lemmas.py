"""The verbs of the predicate table in all their forms, so that a word in a claim leads back to its predicate."""

from dataclasses import dataclass
from enum import StrEnum

_VOWELS = "aeiou"


class Tense(StrEnum):
    """What a verb's form says of time."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    PROGRESSIVE = "progressive"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb: "struck" is the past of "strike"."""

    verb: str
    tense: Tense


def verb_forms(entry: str) -> dict[str, VerbForm]:
    """Every form of a verb as the predicate table writes it: base, or base/past/participle where irregular.

    "clash" → clashes, clashed, clashing; "pull back" → pulled back; "strike/struck/struck" → struck.
    """
    base, *irregular = entry.split("/")
    word, _, particle = base.partition(" ")
    tail = f" {particle}" if particle else ""
    past = irregular[0] if irregular else _past(word) + tail
    participle = irregular[1] if len(irregular) > 1 else past
    third = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if word.endswith("y") and word[-2] not in _VOWELS:
        third = word[:-1] + "ies"
    forms = {
        participle: VerbForm(base, Tense.PARTICIPLE),
        past: VerbForm(base, Tense.PAST),
        third + tail: VerbForm(base, Tense.THIRD),
        _progressive(word) + tail: VerbForm(base, Tense.PROGRESSIVE),
    }
    return {base: VerbForm(base, Tense.BASE)} | forms


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _progressive(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    """rig → rigg, drop → dropp; words of more than one syllable stay."""
    short = len(word) <= 4 and sum(letter in _VOWELS for letter in word) == 1
    if short and len(word) >= 3 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS:
        return word + word[-1]
    return word
