"""One source's large, exact figure told within days: whoever tells it tells of the same event, wherever they put it."""

from collections.abc import Iterable, Iterator
from datetime import date

from flows.disputes.days import is_past, told_in
from flows.disputes.mentions import Mention
from flows.disputes.words import fold

# smaller or rounder counts recur: two blasts killed 20 each
_FEWEST = 21
_ROUND = 10
_DAYS_TOLD = 4


def report_keys(mentions: Iterable[Mention], published: date | None) -> Iterator[int]:
    """Hashed reports among `mentions`, each with the days about its telling; two articles that share one tell one event.

    "The Monitor says 86 died" is a report, whether the article names the town or but the province; "some dozens died",
    "80 died" and "9 died" are none.
    """
    for mention in mentions:
        if published and _is_telling(mention) and not is_past(mention.when.day or published, published):
            what = (fold(mention.told_by or ""), mention.status, mention.counts, mention.low)
            yield from told_in("report", "|".join(map(str, what)), published, _DAYS_TOLD)


def _is_telling(mention: Mention) -> bool:
    is_exact = mention.low is not None and mention.low == mention.high
    if not (mention.told_by and mention.is_toll and is_exact and mention.low) or mention.when.period:
        return False
    return mention.low >= _FEWEST and mention.low % _ROUND != 0
