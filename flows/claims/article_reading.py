"""An article laid out for the claims step: its sentences as words, its quotations, its furniture."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from flows.claims.rules import ClaimRules
from flows.claims.sentence_words import SentenceWords, read_words
from flows.reading.quotations import Quotations
from flows.records import Article, Sentence, Span


class ArticleReading:
    """Answers what stands where; sentences are turned into words when first asked for, then kept."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], rules: ClaimRules) -> None:
        self.article = article
        self.text = article.text
        self.rules = rules
        self.quotations = Quotations(article.text)
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._words: dict[int, SentenceWords] = {}
        self._furniture = sorted(article.furniture)
        self._furniture_starts = [span.start for span in self._furniture]

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

    def in_furniture(self, span: Span) -> bool:
        """Whether the span shares a character with furniture."""
        index = bisect_right(self._furniture_starts, span.start) - 1
        return any(furniture.overlaps(span) for furniture in self._furniture[max(0, index) : index + 2])

    def end_of_furniture(self, start: int, end: int) -> int:
        """Where the last furniture between two places ends; `start` where there is none."""
        inside = [span.end for span in self._furniture if start < span.end <= end]
        return max(inside, default=start)

    def same_sentence(self, one: Span, other: Span) -> bool:
        """Whether the two spans begin in one sentence."""
        return self.number_at(one.start) == self.number_at(other.start)

    def trimmed(self, span: Span, marks: str = " \t\n,;:–—-") -> Span:
        """The span without such marks at its edges."""
        start, end = span.start, span.end
        while start < end and self.text[start] in marks:
            start += 1
        while end > start and self.text[end - 1] in marks:
            end -= 1
        return Span(start, end)
