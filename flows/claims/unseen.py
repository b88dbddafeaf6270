"""Claims in sentences where the tagger saw nothing: frames and silences that words alone give away."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.media import names_source
from flows.claims.phrases import Hit
from flows.claims.rules import StanceCue
from flows.claims.sentence_words import touching
from flows.records import Act, Sentence, Span, Stance

_HINT = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|without|declin\w+|refus\w+|den(?:y|ies|ied)|reject\w*|dismiss\w*|verified|"
    r"confirmed|silent|mum|refrain\w*|yet|comment\w*|words|account|according|put|puts|pour\w*|threw|cast|disput\w+|"
    r"refut\w+|contradict\w*|brush\w*|scoff\w*|per|said|says|count|tally|reckoning|estimate|admission)\b|n[’']t\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?P<cue>According to|In the words of|As told by|Per(?=\s(?:the|an?|its|his|her|their)\s))\s+(?P<source>[^,\n“”\"]{2,90}),\s+(?P<content>\S[^\n]{8,})"
)
_ACCOUNT = re.compile(
    r"(?P<cue>By)\s+(?P<source>his|her|their|its|(?:[A-Z]|[Tt]he\s)[\w’' ]{1,40}?)(?:['’]s?)?\s(?:own\s)?"
    r"(?:account|admission|count|estimate|reckoning|tally),\s+(?P<content>\S[^\n]{8,})"
)
_SAID = re.compile(
    r"(?P<source>(?:[A-Z]|[Tt]he\s)[^,;:\n“”\"]{1,60}?)\s+(?:(?:has|have|had|also|later)\s+)?(?P<cue>said|says)\s"
    r"(?:(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s)?(?:that\s)?(?P<content>[^\n“”\"]{8,})$"
)
_FRAME_AFTER = re.compile(
    r"(?P<content>\S[^\n]{8,}?),?\s+(?P<cue>according to)\s+(?P<source>[^,\n“”\"]{2,90})\.?$"
)
_TOLL = re.compile(
    r"(?:^|[,;]\s+(?:while|but|and|though)\s+)(?P<source>(?:[A-Z]|[Tt]he\s)[^,;:\n“”\"]{1,80}?)\s+(?:has\s+|have\s+|had\s+)?(?P<cue>puts?|placed)\s+"
    r"(?P<content>(?:the|its|their)\s+(?:[\w-]+\s+){0,3}?(?:toll|number|figure|count|total|cost|damage|losses|price|share)\b[^\n]{0,80}?\bat\s"
    r"(?:[^,;\n]|,(?!\s(?:while|but|and|though|although|whereas)\s)){2,80})"
)
_AUXILIARY = re.compile(
    r"has|have|had|do|does|did|is|are|was|were|been?|will|would|can|could|may|might|so|far|also|yet|still|then|again|later"
    r"|\w+ly",
    re.IGNORECASE,
)
_TOLL_HINT = re.compile(
    r"\b(?:puts?|placed)\s+(?:the|its|their|it|that|this)\b|\b(?:counted|tallied|stands? by|stood by|sticks? to|stuck to)\s"
)
_COUNT = re.compile(
    r"(?:^|[,;]\s+(?:while|but|and|though)\s+)(?P<source>(?:[A-Z]|[Tt]he\s)[^,;:\n“”\"]{1,80}?)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:(?P<cue>puts?)\s+(?P<content>(?:it|that|this)\s+(?:closer\s+to|nearer|at|above|below|as high as)\s+(?:\w+\s+)?\d[^,;.\n]{0,60})"
    r"|(?P<cue_3>stands? by|stood by|sticks? to|stuck to)\s+(?P<content_3>(?:its|their|his|her)\s(?:own\s)?(?:count|figure|toll|tally|estimate)\b[^;\n.]*)"
    r"|(?P<cue_2>counted|tallied)\s+(?P<content_2>(?:[a-z]+\s+){0,3}\d[^;\n]{2,80}?(?=[,;.]|$)))"
)
_FROM = re.compile(
    r"\s*from\s+(?P<source>(?:the\s+)?[^,;.\n“”\"]{2,60}?)(?=\s*(?:[,;.]|\b(?:on|about|who|which|whose)\b|$))"
)
_EXPLETIVE = frozenset(("there", "it"))
_SPEAKS = re.compile(r"comment|confirm|disclos|specif|elaborat|speculat", re.IGNORECASE)
_SUBORDINATE = frozenset("as if when while although though because since after before until unless".split())
_SCORE = 0.7
_LONGEST_SUBJECT = 9
_CLAUSE_BREAK = re.compile(r"(?:,|;|—)\s(?:(?:and|but|while|though|although)\s)?")
_END = re.compile(r"(?:,?\s+(?:but|and|while|though|although|as|after|before|when|because)\s|;|\.\s*$|$)")


def see_unseen(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """The drafts, one for each frame in a sentence that no cue touches, and one for each silence in a clause.

    What stands without a cue in a frame's content gives way to it.

    "According to the league, rents fell."; "The mint has yet to comment on the theft."; "The video could not be
    verified."; "Police put the toll at nine." Not: "The mint has yet to open."
    """
    near: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        places = (draft.place, draft.content)
        first = min(reading.number_at(place.start) for place in places)
        for number in range(first, max(reading.number_at(place.end - 1) for place in places) + 1):
            near[number].append(draft)
    found: list[Draft] = []
    replaced: set[Draft] = set()
    for number, sentence in reading.numbered():
        if _TOLL_HINT.search(sentence.text) and not reading.in_furniture(sentence.span):
            tolls = [toll for toll in _tolls(sentence, reading) if not _overlaps(toll, near[number])]
            found += tolls
            if tolls:
                continue
        if not _HINT.search(sentence.text) or reading.in_furniture(sentence.span):
            continue
        is_touched = any(draft.cue is not None for draft in near[number])
        frames = [] if is_touched else list(_frames(number, sentence, reading))
        cued = [draft for draft in near[number] if draft.cue is not None]
        silences = [] if frames else list(_silences(number, sentence, reading))
        told = frames or [silence for silence in silences if not _overlaps(silence, cued)][:1]
        found += told
        if told:
            replaced.update(draft for draft in near[number] if draft.cue is None and _overlaps(draft, told))
    return [*(draft for draft in drafts if draft not in replaced), *found]


def _frames(number: int, sentence: Sentence, reading: ArticleReading) -> Iterator[Draft]:
    for pattern in (_FRAME, _ACCOUNT, _FRAME_AFTER, _SAID):
        match = pattern.match(sentence.text)
        if match is not None:
            cue, source, content = (_span(sentence, match, group) for group in ("cue", "source", "content"))
            if pattern is _SAID and not names_source(source, reading):
                return
            if not touching(reading.words(number).pseudo, cue):
                yield Draft(cue, source, (content,), _SCORE, ("rule:frame",), act=Act.SAYS)
            return


def _tolls(sentence: Sentence, reading: ArticleReading) -> Iterator[Draft]:
    for match in (*_TOLL.finditer(sentence.text), *_COUNT.finditer(sentence.text)):
        second = next((f"_{n}" for n in (2, 3) if match.re is _COUNT and match.group(f"cue_{n}")), "")
        cue, source, content = (
            _span(sentence, match, group) for group in (f"cue{second}", "source", f"content{second}")
        )
        if names_source(source, reading) and not reading.in_furniture(content):
            yield Draft(cue, source, (content,), _SCORE, ("rule:toll",))


def _overlaps(draft: Draft, drafts: Sequence[Draft]) -> bool:
    whole = _extent(draft)
    return any(_extent(other).overlaps(whole) for other in drafts)


def _extent(draft: Draft) -> Span:
    """From the first character of source, cue and content to the last."""
    spans = [span for span in (draft.source, draft.cue, draft.content) if span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _span(sentence: Sentence, match: re.Match[str], group: str) -> Span:
    return Span(sentence.start + match.start(group), sentence.start + match.end(group))


def _silences(number: int, sentence: Sentence, reading: ArticleReading) -> Iterator[Draft]:
    view = reading.words(number)
    if view.pseudo:
        return
    for hit in view.stances:
        if hit.rule.stance is Stance.ASSERTS and not hit.rule.pattern.startswith("not rule"):
            continue
        if reading.quotations.around(hit.span.start) is not None:
            continue
        subject = _subject(sentence, hit, reading)
        end = _END.search(sentence.text, hit.span.end - sentence.start)
        stop = sentence.start + (end.start() if end else len(sentence.text))
        if subject is None:
            continue
        cue = reading.trimmed(Span(subject.end, hit.span.end))
        if subject.of(reading.text).lower() in _EXPLETIVE:
            yield _impersonal(cue, hit, stop, reading)
            continue
        if hit.rule.is_passive:
            yield Draft(cue, None, (subject,), _SCORE, ("rule:silence",))
            continue
        content = Span(hit.span.end, max(stop, hit.span.end))
        if names_source(subject, reading) or _SPEAKS.search(hit.span.of(reading.text)):
            piece = content if any(map(str.isalnum, content.of(reading.text))) else hit.span
            yield Draft(cue, subject, (piece,), _SCORE, ("rule:silence",))


def _impersonal(cue: Span, hit: Hit[StanceCue], stop: int, reading: ArticleReading) -> Draft:
    """ "There was no word from the mint": the mint is silent; "no confirmation of the theft": nobody confirms it."""
    words = hit.span.of(reading.text)
    begin = hit.span.end - len("from") if words.endswith("from") else hit.span.end
    silent = _FROM.match(reading.text, begin, stop)
    if silent is not None:
        last = words.removesuffix("from").rstrip().rfind(" ") + 1
        content = Span(hit.span.start + last, hit.span.start + len(words.removesuffix("from").rstrip()))
        return Draft(cue, Span(*silent.span("source")), (content,), _SCORE, ("rule:silence",))
    content = Span(hit.span.end, max(stop, hit.span.end))
    piece = content if any(map(str.isalnum, content.of(reading.text))) else hit.span
    return Draft(cue, None, (piece,), _SCORE, ("rule:silence",))


def _subject(sentence: Sentence, hit: Hit[StanceCue], reading: ArticleReading) -> Span | None:
    """The words before a cue up to the last comma, auxiliaries left out; None where they are no short subject."""
    text = reading.text[sentence.start : hit.span.start]
    opening = max((match.end() for match in _CLAUSE_BREAK.finditer(text)), default=0)
    words = text[opening:].split()
    while words and _AUXILIARY.fullmatch(words[-1]):
        words.pop()
    opens = bool(words) and (words[0][:1].isupper() or words[0] in ("the", "a", "an", "both"))
    if not opens or len(words) > _LONGEST_SUBJECT or words[0].lower() in _SUBORDINATE:
        return None
    start = sentence.start + opening + len(text[opening:]) - len(text[opening:].lstrip())
    end = reading.text.index(
        words[-1], start + len(" ".join(words)) - len(words[-1]) if len(words) > 1 else start
    ) + len(words[-1])
    return Span(start, end) if end <= hit.span.start else None
