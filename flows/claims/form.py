"""Form: whether a content is quoted, told in the article's words, or both."""

from collections.abc import Sequence

from flows.reading.quotations import Quotations
from flows.records import Form, Span

# a stray word beside a long quotation does not make it mixed
_ALL, _NONE = 0.97, 0.0


def form_of(pieces: Sequence[Span], quotations: Quotations) -> Form:
    """The form of a content given as its pieces, without the speaker's tag that may stand between them.

    "It is shut," she said → direct. She said it is shut → indirect. She said it is "shut" → mixed.
    """
    lengths = [max(1, len(piece)) for piece in pieces]
    quoted = sum(quotations.share(piece) * length for piece, length in zip(pieces, lengths, strict=True))
    share = quoted / sum(lengths)
    if share >= _ALL:
        return Form.DIRECT
    return Form.MIXED if share > _NONE else Form.INDIRECT
