"""Furniture: the stretches of a text that belong to the page and not to the report."""

import re
from collections.abc import Iterator

from flows.reading.dates import leading_date
from flows.reading.rules import FurnitureRule, Scope
from flows.reading.sentences import paragraphs
from flows.records import Span

_LONGEST_LINE = 700
_MOST_LINES = 2_000  # at either end: pages are shorter, and a million short lines must not take minutes
_LONGEST_CAPTION = 500
_ENDS = (".", "!", "?", "…", ":", ";", ",", "”", '"', "’", "'", ")", "]", "—", "–")
_BULLETS = ("-", "*", "•", "·", "–", "—", ">")
_HEADLINE_WORDS = 20
_HEADLINES = 12
_HEADING_WORDS = 9
_TITLE_WORDS = 28
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")
_SENTENCE_START = re.compile(r"^(?=\S)|(?<=[.!?”)\"] )(?=\S)", re.MULTILINE)
_AGENCY = re.compile(
    r"\s+(?:AP|AFP|Reuters|REUTERS|DPA|dpa|UPI|EFE|ANSA|PTI|ANI|IANS|Xinhua|Agencies)(?=\s+[A-Z])"
)
_HEAD = 1200
_HEAD_LINES = 6


def find_furniture(
    text: str, title: str | None, rules: tuple[FurnitureRule, ...]
) -> tuple[tuple[Span, ...], str | None]:
    """The furniture of `text`, in order and without overlaps, and the byline that it names, if any.

    Furniture are the title where the text repeats it, headings between paragraphs, an opening date, and what
    `rules` find. A text that would be left without words keeps everything: a one-line article is no heading.
    """
    lines = list(paragraphs(text))
    spans: list[Span] = []
    byline = None
    for index, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or _MOST_LINES <= index < len(lines) - _MOST_LINES:
            continue
        for rule in rules:
            match = rule.pattern.fullmatch(line.of(text)) if rule.scope in (Scope.LINE, Scope.LIST) else None
            if match:
                spans.append(line)
                byline = byline or _byline(match)
                if rule.scope is Scope.LIST:
                    spans.extend(_headlines(text, lines, index + 1))
    starts = [match.start() for match in _SENTENCE_START.finditer(text)]
    for rule in rules:
        for match in _within_lines(rule, text, starts):
            start = _caption_start(text, match.start()) if rule.scope is Scope.CAPTION else match.start()
            spans.append(Span(start, match.end()))
            byline = byline or _byline(match)
    spans.extend(_head(text, lines, title))
    spans.extend(_headings(text, lines))
    merged = merge(spans)
    return (merged if _leaves_words(text, merged) else ()), byline


def title_line(text: str, rules: tuple[FurnitureRule, ...]) -> str | None:
    """The line that heads the text, where it shows one: no end of a sentence, paragraphs below.

    A title: "Ferry inquiry opens" above "The inquiry opened on Monday." None: "The inquiry opened on Monday."
    """
    lines = list(paragraphs(text[: 4 * _LONGEST_LINE]))
    for index, line in enumerate(lines[:3]):
        words = line.of(text)
        date = leading_date(words)
        if (date and date[1] == len(words)) or _is_line_rule(words, rules):
            continue
        below = [other for other in lines[index + 1 : index + 5] if not _is_line_rule(other.of(text), rules)]
        ended = [other for other in below if other.of(text).endswith(_ENDS)]
        if _headline(words, _TITLE_WORDS) and ended and len(ended[0]) > 30:
            return words
        return None
    return None


def merge(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif len(span):
            merged.append(span)
    return tuple(merged)


def _headlines(text: str, lines: list[Span], index: int) -> Iterator[Span]:
    """The lines from `index` on that read like headlines, up to the first that does not."""
    for line in lines[index : index + _HEADLINES]:
        words = line.of(text)
        if not _headline(words.rstrip("?!’'").lstrip("-*•· "), _HEADLINE_WORDS):
            return
        yield line


def _headline(words: str, most: int) -> bool:
    """Whether a line could be a headline: short, no sentence end, a capital or a number or a quote first."""
    opening = words.lstrip("\"“‘'([")[:1]
    return (
        bool(opening)
        and (opening.isupper() or opening.isdigit())
        and not words.endswith(_ENDS)
        and not _SENTENCE_END.search(words)
        and len(words.split()) <= most
    )


def _headings(text: str, lines: list[Span]) -> Iterator[Span]:
    """Short lines between paragraphs that end: "What the ministry says" between two of them."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        words = line.of(text)
        if (
            len(line) <= 90
            and not words.startswith(_BULLETS)
            and _headline(words, _HEADING_WORDS)
            and text[before.end - 1] in _ENDS
            and text[after.end - 1] in _ENDS
            and len(after) > 40
        ):
            yield line


def _head(text: str, lines: list[Span], title: str | None) -> Iterator[Span]:
    """A date on a line of its own or opening the text, and the title as often as it stands before the first
    sentence, with what lies between.
    """
    end = 0
    for index, line in enumerate(lines[:_HEAD_LINES]):
        date = leading_date(line.of(text))
        if date and (index == 0 or date[1] == len(line)):
            yield Span(line.start, line.start + date[1])
            end = line.start + date[1] if index == 0 else end
    words = title.split() if title else []
    if len(words) < 3:
        return
    pattern = re.compile(r"\s+".join(re.escape(word.rstrip(".")) for word in words[:60]), re.IGNORECASE)
    for match in pattern.finditer(text[:_HEAD]):
        if _SENTENCE_END.search(text[end : match.start()]) or not _set_off(text, match.end()):
            break
        agency = _AGENCY.match(text, match.end())
        end = agency.end() if agency else match.end()
        yield Span(0, end)


def _set_off(text: str, end: int) -> bool:
    """Whether what stands at `end` can begin anew: a line end, a full stop, a capital after a blank."""
    return bool(re.match(r"\.?\s*$|\.?\s*\n|\.\s|\s+[-–—|(\"“‘]*\s*[A-Z0-9]", text[end : end + 40]))


def _caption_start(text: str, end: int) -> int:
    """Where the sentence before `end` begins, a trailing date ("July 4, 2021.") aside."""
    earliest = max(0, end - _LONGEST_CAPTION)
    floor = max(text.rfind("\n", earliest, end) + 1, earliest)
    before = text[floor:end].rstrip()
    stops = [match.end() for match in _SENTENCE_END.finditer(before)]
    while stops:
        last = before[stops[-1] :]
        if len(last.split()) > 5 or not re.search(r"\d", last):
            return floor + stops[-1]
        stops.pop()
    at_line_start = floor == 0 or text[floor - 1] == "\n"
    return floor if at_line_start else end


def _within_lines(rule: FurnitureRule, text: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """What a rule finds that need not be a whole line; `starts` are the places where sentences begin."""
    if rule.scope is Scope.SENTENCE:
        yield from (match for start in starts if (match := rule.pattern.match(text, start)))
    elif rule.scope in (Scope.SPAN, Scope.CAPTION):
        yield from rule.pattern.finditer(text)


def _byline(match: re.Match[str]) -> str | None:
    return match.groupdict().get("byline")


def _is_line_rule(words: str, rules: tuple[FurnitureRule, ...]) -> bool:
    whole = (Scope.LINE, Scope.LIST)
    return any(rule.scope in whole and rule.pattern.fullmatch(words[:_LONGEST_LINE]) for rule in rules)


def _leaves_words(text: str, spans: tuple[Span, ...]) -> bool:
    position = 0
    for span in spans:
        if len(re.findall(r"[^\W\d_]{2,}", text[position : span.start][:400])) >= 3:
            return True
        position = span.end
    return len(re.findall(r"[^\W\d_]{2,}", text[position:][:400])) >= 3
