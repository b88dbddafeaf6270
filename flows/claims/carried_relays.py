"""Relays that go on: who was reached through a medium stays so while the text points back at them."""

import re

from flows.claims.drafts import Draft
from flows.records import Article

_POINTING = re.compile(
    r"(?:he|she|they|it|(?:the|this|that|these|those)\s+(?:same\s+)?[\w-]*\s?"
    r"(?:sources?|officials?|witness(?:es)?|residents?|spokes(?:man|woman|person)|report|statement|man|woman|group)|who)",
    re.IGNORECASE,
)
_REACH = 1500


class CarriedRelays:
    """Remembers through whom each speaker of one article was last reached."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._last: dict[str, tuple[tuple[str, ...], int]] = {}

    def through(self, speaker: str | None, draft: Draft, via: tuple[str, ...]) -> tuple[str, ...]:
        """The relays of a draft: its own, else those of the speaker's last one where the text points back at them.

        "A guard told Radio Vale … He said …" → both through Radio Vale. "Ana Ruel told Radio Vale … Ruel said in a
        speech …" → the second has none.
        """
        if speaker is None:
            return via
        place = draft.content.end
        if not via and speaker in self._last and draft.source is not None:
            carried, since = self._last[speaker]
            source = draft.source.of(self._article.text)
            if draft.content.start - since <= _REACH and _POINTING.fullmatch(source):
                via = carried
        if via:
            self._last[speaker] = (via, place)
        else:
            self._last.pop(speaker, None)
        return via
