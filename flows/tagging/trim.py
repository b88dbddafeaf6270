"""Takes off the end of a content what joins it to the next clause."""

import re

from flows.records import Span

_DANGLING = re.compile(r"(?:[\s,;]+(?:and|but|or))+[\s,;]*$", re.IGNORECASE)
_LONGEST_DANGLING = 20


def trimmed(content: Span, text: str) -> Span:
    """The content without a conjunction that hangs at its end, unless nothing else is left.

    "the mill burned and" (of "said the mill burned and blamed the heat") becomes "the mill burned"; "pros and
    cons" stays.
    """
    start = max(content.start, content.end - _LONGEST_DANGLING)
    match = _DANGLING.search(text[start : content.end])
    if match is None or start + match.start() == content.start:
        return content
    return Span(content.start, start + match.start())
