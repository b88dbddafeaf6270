"""What the tagger sees: spans that belong together, before any meaning is given to them."""

from dataclasses import dataclass

from flows.records.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its source and content as tagged.

    `contents` are pieces in text order ("A," he said, "B" has two). `cue` is None for a quotation that nobody is
    seen to utter; `source` is None where the text names nobody. `score` is the tagger's confidence, 0 to 1.
    `rule` names what found it: the model's version, or a rule of the rules-only mode.
    """

    cue: Span | None
    source: Span | None
    contents: tuple[Span, ...]
    score: float
    rule: str

    @property
    def content(self) -> Span:
        """From the first character of the first piece to the last of the last."""
        return Span(self.contents[0].start, max(piece.end for piece in self.contents))
