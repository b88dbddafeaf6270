"""What a text must hold for a pattern to match it: a cheap look before many costly ones."""

import re
from collections.abc import Iterable
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any


def needed(pattern: str) -> frozenset[str]:
    """Strings in lower case of which every text that `pattern` matches holds one; none where any text may match.

    "sho(?:t|oting) (?:at|by) (?:police|troops)" needs "police" or "troops"; "shots?|x*" needs nothing.
    """
    return _of(_parser.parse(pattern, re.IGNORECASE))


def _of(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The most telling of what the parts of a sequence need: the one whose shortest string is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        if kind is code.LITERAL:
            run += chr(value).lower()
            continue
        found.append(frozenset({run}))
        run = ""
        if kind is code.SUBPATTERN:
            found.append(_of(value[-1]))
        elif kind is code.BRANCH:
            branches = [_of(branch) for branch in value[1]]
            found.append(frozenset().union(*branches) if all(branches) else frozenset())
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT) and value[0]:
            found.append(_of(value[-1]))
    found.append(frozenset({run}))
    best = max(found, key=lambda strings: min(map(len, strings), default=0))
    return best - {""}
