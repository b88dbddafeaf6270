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
# so many are one count, whoever passes it on
_ANYBODYS, _DAYS_PASSED_ON = 200, 10


def report_keys(mentions: Iterable[Mention], published: date | None) -> Iterator[int]:
    """Hashed reports among `mentions`, each with the days about its telling; two articles that share one tell one event.

    "The Monitor says 86 died" is a report, whether the article names the town or but the province; "some dozens died",
    "80 died" and "9 died" are none. "1,429 died" is one whoever is quoted.
    """
    for mention in mentions:
        if published and _is_telling(mention) and not is_past(mention.when.day or published, published):
            what = (mention.status, mention.counts, mention.low)
            yield from told_in("report", _joined(fold(mention.told_by or ""), *what), published, _DAYS_TOLD)
            if mention.low and mention.low >= _ANYBODYS:
                yield from told_in("report", _joined(*what), published, _DAYS_PASSED_ON)


def _joined(*parts: object) -> str:
    return "|".join(map(str, parts))


def _is_telling(mention: Mention) -> bool:
    is_exact = mention.low is not None and mention.low == mention.high
    if not (mention.told_by and mention.is_toll and is_exact and mention.low) or mention.when.period:
        return False
    return mention.low >= _FEWEST and mention.low % _ROUND != 0
