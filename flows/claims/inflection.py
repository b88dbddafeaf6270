"""The forms of an English verb, and their tags in a parse."""

from collections.abc import Mapping, Sequence

# tags of the Penn Treebank for the forms that make a clause
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def inflections(verb: str, forms: Mapping[str, Sequence[str]]) -> set[str]:
    """`verb` with its third person, past and participles; irregular ones as `forms` lists them.

    deny → denies, denied, denying; admit, where `forms` does not list it → admits, admited, admiting.
    """
    if verb in forms:
        return {verb, *forms[verb]}
    if len(verb) > 1 and verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    third = verb + ("es" if verb.endswith(_SIBILANTS) else "s")
    if verb.endswith("e"):
        progressive = verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
        return {verb, third, verb + "d", progressive}
    return {verb, third, verb + "ed", verb + "ing"}
