"""Whether a text is in English, told by its letters and its function words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8_000
_LEAST_WORDS = 20
_LEAST_KINDS = 5  # "WAR" in a table of scores is one German word, often
_LEAST_LETTERS = 8
_ENGLISH = "English"


def foreign_language(text: str, languages: Mapping[str, frozenset[str]]) -> str | None:
    """What a text that is surely not in English is written in, else None.

    `languages` gives the function words of each language, English among them. Sure means: most letters are of
    another script, or twenty words and more hold another language's function words, five of them and twice as
    often as English ones. French: "Le préfet a dit que les secours sont sur place dans la vallée et que la route
    est fermée pour les habitants". It may pass: "Bonjour".
    """
    sample = text[:_SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    foreign = [letter for letter in letters if letter > "ͯ" and not _latin(letter)]
    if len(foreign) >= _LEAST_LETTERS and len(foreign) > len(letters) / 2:
        return f"{unicodedata.name(foreign[0], 'another').split()[0].title()} script"
    words = Counter(word.lower() for word in _WORD.findall(sample))
    if words.total() < _LEAST_WORDS or _ENGLISH not in languages:
        return None
    shares = {name: sum(words[word] for word in known) / words.total() for name, known in languages.items()}
    best = max(shares, key=lambda name: (shares[name], name))
    kinds = sum(word in words for word in languages[best])
    sure = kinds >= _LEAST_KINDS and shares[best] >= 0.15 and shares[best] > 2 * shares[_ENGLISH]
    return best if sure else None


def doubtful(text: str, languages: Mapping[str, frozenset[str]]) -> bool:
    """Whether a text that passes may not be in English: hardly a function word, in a short text none at all."""
    words = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    found = sum(words[word] for word in languages.get(_ENGLISH, ()))
    return found < 0.1 * words.total() if words.total() >= _LEAST_WORDS else not found


def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
