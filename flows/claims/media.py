"""Whether a phrase names a medium, or anybody at all who can be a source."""

import re

from flows.claims.article_reading import ArticleReading
from flows.claims.sentence_words import SentenceWords
from flows.records import Span

_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*\.?")
_LINKING = re.compile(
    r"the|an?|its|his|her|their|of|and|for|&|al|el|la|le|state|state-run|official|affiliated|local",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|by|about)\s")
_LONGEST = 9
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)


def folded(word: str) -> str:
    """The word in lower case without a possessive ending."""
    return re.sub(r"(?:[’']s|[’'])$", "", word.casefold()).rstrip(".")


def names_medium(span: Span, reading: ArticleReading) -> bool:
    """Whether the span names a medium: "Radio Vale", "the Vale Morning Star", not "her son" or "the star"."""
    words = _WORD.findall(span.of(reading.text))
    is_paper = len(words) > 1 and words[-2][:1].isupper() and words[-1][:1].isupper()
    if is_paper and folded(words[-1]) in reading.rules.paper_words:
        return True
    return any(_is_medium(word, reading) for word in words)


def _is_medium(word: str, reading: ArticleReading) -> bool:
    plain = folded(word)
    media = reading.rules.media_words
    if plain in media:
        return True
    return word[:1].isupper() and plain.endswith("s") and plain[:-1] in media


def names_source(span: Span, reading: ArticleReading) -> bool:
    """Whether the span names somebody or something that can be a source: "two guards", not "safety concerns".

    What it is of tells nothing: "members of the guild" can be one, "the release of guards" cannot.
    """
    words = _WORD.findall(_OF.split(span.of(reading.text), maxsplit=1)[0])
    if words and folded(words[-1]) in reading.rules.reason_words:
        return False
    speaking = reading.rules.speaking_words
    if any(folded(word) in speaking or folded(word).removesuffix("s") in speaking for word in words):
        return True
    return bool(words) and all(word[:1].isupper() or _LINKING.fullmatch(word) for word in words)


def medium_after(frame: Span, view: SentenceWords, reading: ArticleReading) -> Span | None:
    """The medium named right after a frame: told | the Daily Vale → "the Daily Vale"; None for "told her son".

    The article's own outlet is no relay.
    """
    start = None
    end = frame.end
    seen = False
    for count, match in enumerate(_WORD.finditer(reading.text, frame.end, view.sentence.end)):
        word = match.group()
        between = reading.text[end : match.start()]
        if count >= _LONGEST or (between.strip() and count):
            break
        if not (word[:1].isupper() or _LINKING.fullmatch(word) or _is_medium(word, reading)):
            break
        if start is None:
            start = match.start()
        end = match.end()
        if _is_medium(word, reading):
            seen = True
            if folded(word) not in reading.rules.media_words:
                end -= 1
                break
            if word.casefold().endswith(("'s", "’s")):
                end -= 2
                break
    if start is None or not seen:
        return None
    named = _without_linking_end(Span(start, end), reading)
    return None if _is_outlet(named.of(reading.text), reading.article.outlet or "") else named


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether the name is the outlet's, or its initials: "AFP" of "Agence France-Presse"."""
    plain = folded(name.removeprefix("the "))
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", outlet.removeprefix("The ")))
    return bool(outlet) and (plain in outlet.casefold() or plain == initials.casefold())


def _without_linking_end(span: Span, reading: ArticleReading) -> Span:
    """Without linking words and days at the end, without "Ana Ruel of" before "Radio Vale"."""
    words = list(_WORD.finditer(reading.text, span.start, span.end))
    while len(words) > 1 and (_LINKING.fullmatch(words[-1].group()) or _DAY.fullmatch(words[-1].group())):
        words.pop()
    of = [number for number, word in enumerate(words) if word.group() in ("of", "from")]
    if of and not any(_is_medium(word.group(), reading) for word in words[: of[-1]]):
        words = words[of[-1] + 1 :] or words
    text = reading.text[words[0].start() : words[-1].end()]
    return Span(words[0].start(), words[0].start() + len(re.sub(r"(?:[’']s|\.)$", "", text)))
