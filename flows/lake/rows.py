"""Records as rows of the lake."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flows.reading.documents import Document, Rejection
from flows.reading.signature import Signature
from flows.records import Claim, Estimate, Speaker

Row = dict[str, Any]


def file_row(
    item: Document | Rejection, container: str, container_sha256: str, run_id: str, seen_at: datetime
) -> Row:
    """The row of `files` for an offered file or record."""
    row: Row = {
        "file": item.locator,
        "sha256": item.sha256,
        "bytes": item.size,
        "container": container,
        "container_sha256": container_sha256,
        "run_id": run_id,
        "seen_at": seen_at,
    }
    if isinstance(item, Rejection):
        return {**row, "article_id": None, "reason": str(item.reason), "detail": item.detail}
    article = item.article
    return {
        **row,
        "article_id": article.article_id,
        "reason": None,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "dateline": article.dateline,
        "url": article.url,
        "published_at": article.published_at,
        "published_basis": item.published_basis,
        "notes": "; ".join(item.notes) or None,
    }


def article_row(document: Document, signature: Signature, run_id: str, ingested_at: datetime) -> Row:
    """The row of `articles` for a text met for the first time."""
    return {
        "article_id": document.article.article_id,
        "text": document.article.text,
        "words": document.words,
        "furniture": [{"start": span.start, "end": span.end} for span in document.article.furniture],
        "bands": list(signature.bands),
        "signature": list(signature.values),
        "numbers": list(signature.numbers),
        "ingested_at": ingested_at,
        "run_id": run_id,
    }


def extracted_row(record: Claim | Estimate | Speaker, extraction_id: str) -> Row:
    """The row of `claims`, `estimates` or `speakers`; the record's `speaker` stands in the column speaker_id."""
    row = {"extraction_id": extraction_id, **asdict(record)}
    if "speaker" in row:
        row["speaker_id"] = row.pop("speaker")
    return row
