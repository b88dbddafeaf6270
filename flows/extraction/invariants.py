"""What every extracted row must keep; an article that breaks one is quarantined, the others go on."""

from collections.abc import Iterator

from flows.records import Article, Claim, Estimate, Speaker, Stance


def faults(
    article: Article,
    speakers: tuple[Speaker, ...],
    claims: tuple[Claim, ...],
    estimates: tuple[Estimate, ...],
) -> Iterator[str]:
    """One sentence for each broken rule, none where all rows are sound.

    Spans stand where they say, ids are unique, bounds are in order, and rows point at rows that exist.
    """
    known_speakers = {speaker.speaker_id for speaker in speakers}
    known_claims = {claim.claim_id for claim in claims}
    if len(known_speakers) < len(speakers) or len(known_claims) < len(claims):
        yield "two rows share an id"
    if len({estimate.estimate_id for estimate in estimates}) < len(estimates):
        yield "two estimates share an id"
    for claim in claims:
        yield from _claim_faults(article, claim, known_speakers, known_claims)
    for estimate in estimates:
        yield from _estimate_faults(article, estimate, known_speakers, known_claims)


def _claim_faults(article: Article, claim: Claim, speakers: set[str], claims: set[str]) -> Iterator[str]:
    spans = (
        (claim.start_char, claim.end_char, claim.text),
        (claim.source_start, claim.source_end, claim.source_text),
    )
    for start, end, shown in spans:
        if start is not None and end is not None and article.text[start:end] != shown:
            yield f"a claim's span {start} to {end} does not hold its text"
    if claim.start_char >= claim.end_char:
        yield f"a claim at {claim.start_char} is empty"
    if not {claim.speaker, *claim.via} - {None} <= speakers:
        yield f"the claim at {claim.start_char} names a speaker that the article does not have"
    if claim.refers_to is not None and claim.refers_to not in claims:
        yield f"the claim at {claim.start_char} refers to a claim that the article does not have"
    if (claim.certainty is None) == (claim.stance is Stance.ASSERTS):
        yield f"the certainty of the claim at {claim.start_char} does not fit its stance"


def _estimate_faults(
    article: Article, estimate: Estimate, speakers: set[str], claims: set[str]
) -> Iterator[str]:
    if article.text[estimate.start_char : estimate.end_char] != estimate.text or not estimate.text:
        yield f"an estimate's span {estimate.start_char} to {estimate.end_char} does not hold its text"
    if estimate.low is None and estimate.high is None:
        yield f"the estimate at {estimate.start_char} has no bound"
    if estimate.low is not None and estimate.high is not None and estimate.low > estimate.high:
        yield f"the bounds of the estimate at {estimate.start_char} are out of order"
    if estimate.speaker is not None and estimate.speaker not in speakers:
        yield f"the estimate at {estimate.start_char} names a speaker that the article does not have"
    if estimate.claim_id is not None and estimate.claim_id not in claims:
        yield f"the estimate at {estimate.start_char} stands in a claim that the article does not have"
