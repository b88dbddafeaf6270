"""An article laid out for the claims step: its sentences as words, its quotations, its furniture."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from flows.claims.drafts import Draft
from flows.claims.rules import ClaimRules
from flows.claims.sentence_words import SentenceWords, read_words
from flows.reading.quotations import Quotations
from flows.records import Article, Sentence, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    # a sentence's text -> its parse
    Parser = Callable[[str], Doc]

# no sentence of a newspaper is longer; what is, is read in stretches, so that every question stays cheap
_LONGEST_SENTENCE = 2_000


class ArticleReading:
    """Answers what stands where; sentences are turned into words, and parsed, when first asked for, then kept.

    Without a `parser` only those sentences have a parse that came with one.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        rules: ClaimRules,
        parser: "Parser | None" = None,
    ) -> None:
        self.article = article
        self.text = article.text
        self.rules = rules
        self.quotations = Quotations(article.text)
        self._sentences = [part for sentence in sentences for part in _bounded(sentence)]
        self._starts = [sentence.start for sentence in self._sentences]
        self._words: dict[int, SentenceWords] = {}
        self._parser = parser
        self._parses: dict[int, Doc] = {}
        self._furniture = sorted(article.furniture)
        self._furniture_starts = [span.start for span in self._furniture]
        self._furniture_ends = [span.end for span in self._furniture]

    def number_at(self, place: int) -> int:
        """The number of the sentence at or before the character at `place`, -1 before the first."""
        return bisect_right(self._starts, place) - 1

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number, None where there is none."""
        return self._sentences[number] if 0 <= number < len(self._sentences) else None

    def numbered(self) -> Iterator[tuple[int, Sentence]]:
        """Every sentence with its number."""
        return iter(enumerate(self._sentences))

    def words_at(self, place: int) -> SentenceWords | None:
        """The words of the sentence at `place`, None before the first sentence."""
        number = self.number_at(place)
        return self.words(number) if number >= 0 else None

    def words(self, number: int) -> SentenceWords:
        """The words of the sentence of that number, which must exist."""
        if number not in self._words:
            self._words[number] = read_words(self._sentences[number], self.rules)
        return self._words[number]

    def parse(self, number: int) -> "Doc | None":
        """The parse of the sentence of that number; None where there is no such sentence, or nobody to parse it."""
        sentence = self.sentence(number)
        if sentence is None or sentence.doc is not None or self._parser is None:
            return sentence.doc if sentence is not None else None
        if number not in self._parses:
            self._parses[number] = self._parser(sentence.text)
        return self._parses[number]

    def tokens(self, span: Span) -> "list[tuple[Span, Token]]":
        """The words of a parse that lie in `span`, each with its place; none where its first sentence has no parse."""
        number = self.number_at(span.start)
        sentence, parse = self.sentence(number), self.parse(number)
        if sentence is None or parse is None:
            return []
        places = (Span(sentence.start + word.idx, sentence.start + word.idx + len(word)) for word in parse)
        return [(place, word) for place, word in zip(places, parse, strict=True) if span.contains(place)]

    def in_furniture(self, span: Span) -> bool:
        """Whether the span shares a character with furniture."""
        index = bisect_right(self._furniture_starts, span.start) - 1
        return any(furniture.overlaps(span) for furniture in self._furniture[max(0, index) : index + 2])

    def end_of_furniture(self, start: int, end: int) -> int:
        """Where the last furniture between two places ends; `start` where there is none."""
        index = bisect_right(self._furniture_ends, end) - 1
        return max(start, self._furniture_ends[index]) if index >= 0 else start

    def by_sentence(self, drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
        """The drafts by the number of the sentence that their cue stands in."""
        groups: dict[int, list[Draft]] = {}
        for draft in drafts:
            groups.setdefault(self.number_at(draft.place.start), []).append(draft)
        return groups

    def trimmed(self, span: Span, marks: str = " \t\n,;:–—-") -> Span:
        """The span without such marks at its edges."""
        start, end = span.start, span.end
        while start < end and self.text[start] in marks:
            start += 1
        while end > start and self.text[end - 1] in marks:
            end -= 1
        return Span(start, end)


def _bounded(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or the stretches of one that is too long."""
    start = 0
    text = sentence.text
    while len(text) - start > _LONGEST_SENTENCE:
        end = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        end = end if end > start else start + _LONGEST_SENTENCE
        yield Sentence(sentence.start + start, sentence.start + end, text[start:end], sentence.paragraph)
        start = end
    yield (
        Sentence(sentence.start + start, sentence.end, text[start:], sentence.paragraph)
        if start
        else sentence
    )
