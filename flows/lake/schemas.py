"""The lake's tables: explicit Arrow schemas, versioned, each field described.

A field that stands under the same name in the published table of the same name takes its description from the data
dictionary; only what the lake alone holds is described here.
"""

from functools import cache

import pyarrow as pa

from flows.lake.dictionary import dictionary

# 2: the stage `forget`; zeros for the SHA-256 of what was not read. 3: `files.notes`
SCHEMA_VERSION = 3
VERSION_KEY = b"counterclaim_schema_version"

_TIME = pa.timestamp("us")
_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_STRINGS = pa.list_(pa.string())

# stage → table → field → (type, description where the data dictionary has none)
_FIELDS: dict[str, dict[str, dict[str, tuple[pa.DataType, str | None]]]] = {
    "ingest": {
        "files": {
            "file": (pa.string(), None),
            "sha256": (pa.string(), None),
            "bytes": (pa.int64(), None),
            "container": (pa.string(), "path below the inbox of the whole file that the record came in"),
            "container_sha256": (pa.string(), "SHA-256 of the whole file that the record came in"),
            "article_id": (pa.string(), None),
            "reason": (pa.string(), None),
            "detail": (pa.string(), "what was wrong, in one sentence"),
            "title": (pa.string(), "the article's title as this file gives it"),
            "outlet": (pa.string(), "who published it, as this file gives it"),
            "byline": (pa.string(), "who wrote it, as this file gives it"),
            "dateline": (pa.string(), "where it was written, as this file gives it"),
            "url": (pa.string(), "its address, as this file gives it"),
            "published_at": (_TIME, "when it was published (UTC), as this file gives it"),
            "published_basis": (pa.string(), "where that date came from"),
            "notes": (pa.string(), None),
            "run_id": (pa.string(), None),
            "seen_at": (_TIME, "when the file was first met with this content (UTC)"),
        },
        "articles": {
            "article_id": (pa.string(), None),
            "text": (pa.string(), None),
            "words": (pa.int32(), None),
            "furniture": (pa.list_(_SPAN), "stretches of the text that yield no claims and no estimates"),
            "bands": (pa.list_(pa.uint64()), "hashes of the MinHash bands: near-copies share one"),
            "signature": (pa.list_(pa.uint64()), "MinHash signature of the text's word runs"),
            "numbers": (
                _STRINGS,
                "the numbers in the text, each once: a near-copy has none that the original lacks",
            ),
            "ingested_at": (_TIME, None),
            "run_id": (pa.string(), None),
        },
    },
    "forget": {
        "forgotten": {
            "file": (pa.string(), "path below the inbox of the file or record, as in files"),
            "sha256": (pa.string(), "its content: with another one it is read again"),
            "is_forgotten": (pa.bool_(), "false where an earlier request was taken back"),
            "decided_at": (_TIME, "when (UTC); the newest decision holds"),
        },
    },
    "extract": {
        "extractions": {
            "extraction_id": (pa.string(), "key: hash of article_id, input_id and extractor_version"),
            "article_id": (pa.string(), "the article that was extracted"),
            "input_id": (pa.string(), "hash of the text and of the metadata that extraction reads"),
            "extractor_version": (pa.string(), "hash of the rules, the models and the code that extracted"),
            "status": (
                pa.string(),
                "extracted, or invalid: a row broke an invariant and the article is quarantined",
            ),
            "detail": (pa.string(), "what was wrong, in one sentence"),
            "claims": (pa.int32(), "how many claims it gave"),
            "estimates": (pa.int32(), "how many estimates it gave"),
            "run_id": (pa.string(), "the run that extracted it"),
            "extracted_at": (_TIME, "when (UTC)"),
        },
        "speakers": {
            "extraction_id": (pa.string(), "the extraction that gave this row"),
            "speaker_id": (pa.string(), "key: one source as one article knows it"),
            "article_id": (pa.string(), "the article"),
            "name": (pa.string(), "canonical name, else the fullest name the article gives"),
            "kind": (pa.string(), "what the source is, as in sources.kind"),
            "country": (pa.string(), "ISO 3166 alpha-2 code"),
            "part_of": (pa.string(), "canonical name of the body it belongs to"),
            "role": (pa.string(), "the description that introduces it"),
            "reference": (pa.string(), "row of the alias table that it matched"),
            "spellings": (_STRINGS, "how the article names it"),
        },
        "claims": {
            "extraction_id": (pa.string(), "the extraction that gave this row"),
            "claim_id": (pa.string(), None),
            "article_id": (pa.string(), None),
            "start_char": (pa.int32(), None),
            "end_char": (pa.int32(), None),
            "text": (pa.string(), None),
            "speaker_id": (pa.string(), "the article's speaker whose claim it is; see source_id"),
            "source_text": (pa.string(), None),
            "source_start": (pa.int32(), None),
            "source_end": (pa.int32(), None),
            "cue_start": (pa.int32(), None),
            "cue_end": (pa.int32(), None),
            "via": (_STRINGS, "the article's speakers who relay it, from the article outward"),
            "cue": (pa.string(), None),
            "act": (pa.string(), None),
            "form": (pa.string(), None),
            "stance": (pa.string(), None),
            "certainty": (pa.string(), None),
            "refers_to": (pa.string(), None),
            "said_on": (pa.date32(), None),
            "score": (pa.float32(), None),
            "rules": (_STRINGS, None),
        },
        "estimates": {
            "extraction_id": (pa.string(), "the extraction that gave this row"),
            "estimate_id": (pa.string(), None),
            "article_id": (pa.string(), None),
            "claim_id": (pa.string(), None),
            "start_char": (pa.int32(), None),
            "end_char": (pa.int32(), None),
            "text": (pa.string(), None),
            "low": (pa.float64(), None),
            "high": (pa.float64(), None),
            "approximate": (pa.bool_(), None),
            "measure": (pa.string(), None),
            "unit": (pa.string(), None),
            "direction": (pa.string(), None),
            "counted": (pa.string(), None),
            "affiliation": (pa.string(), None),
            "status": (pa.string(), None),
            "place": (pa.string(), None),
            "as_of": (pa.date32(), None),
            "speaker_id": (pa.string(), "the article's speaker whose figure it is; see source_id"),
            "rules": (_STRINGS, None),
        },
    },
    "read": {
        "readings": {
            "reading_id": (pa.string(), "key: hash of extraction_id, reader_version and run_id"),
            "extraction_id": (pa.string(), "the extraction that was read"),
            "article_id": (pa.string(), "the article"),
            "reader_version": (pa.string(), "hash of the tables and the code that read it"),
            "read_at": (_TIME, "when (UTC)"),
        },
        "mentions": {
            "reading_id": (pa.string(), "the reading that gave this row"),
            "estimate_id": (pa.string(), "the estimate"),
            "article_id": (pa.string(), "the article"),
            "scene_id": (
                pa.string(),
                "the scene it belongs to; null where it counts nothing that befell anybody",
            ),
            "what_key": (pa.string(), "hash of what is counted, wherever and whenever"),
            "state_id": (
                pa.string(),
                "quantity_id of a lasting state of affairs, such as whose troops are where",
            ),
            "own_id": (pa.string(), "quantity_id of a figure that no other article is known to give"),
            "label": (pa.string(), "what is counted, in words, without place and day"),
            "question": (pa.string(), "the question that it answers, without place and day"),
            "counted": (pa.string(), "the class of what is counted: soldiers, for troops too"),
            "affiliation": (pa.string(), "whose they are; for countries, the country's name"),
            "status": (pa.string(), "what befell them, as far as it tells quantities apart"),
            "place": (pa.string(), "where"),
            "day": (pa.date32(), "the day of the event"),
            "measure": (pa.string(), "as in estimates"),
            "unit": (pa.string(), "as in estimates"),
            "is_toll": (pa.bool_(), "whether such a count rises as hours pass"),
            "is_contested": (pa.bool_(), "whether the article says that others give another figure"),
            "is_floor": (pa.bool_(), "whether it counts only those in some clinic's care"),
            "is_disputable": (pa.bool_(), "whether unlike figures are a dispute"),
        },
        "scenes": {
            "reading_id": (pa.string(), "the reading that gave this row"),
            "scene_id": (pa.string(), "key: what one article tells of one place and time"),
            "article_id": (pa.string(), "the article"),
            "place_key": (pa.string(), "what spellings of the place share"),
            "day": (pa.date32(), "the day of the event"),
            "period": (pa.string(), "the stretch of time that the figures cover, where it is no day"),
            "published": (pa.date32(), "the day of the article"),
            "is_sure": (pa.bool_(), "whether a figure's own sentence gives the day"),
            "is_large": (pa.bool_(), "whether its place hardly saw two such events in a day"),
            "is_stray": (pa.bool_(), "whether it lacks a place in an article that tells of several events"),
            "telling": (pa.list_(pa.int64()), "hashed pairs of names near the figures"),
            "story": (pa.list_(pa.int64()), "hashed pairs of names in the title and the lead"),
            "near": (pa.list_(pa.int64()), "hashed small town and days about the telling, of a large toll"),
            "persons": (pa.list_(pa.int64()), "hashed persons, of an article that counts at one place alone"),
            "aged": (pa.list_(pa.int64()), "those of them whose age it gives"),
            "sites": (pa.list_(pa.int64()), "hashed streets, houses and ages with the day, of a shooting"),
            "reports": (
                pa.list_(pa.int64()),
                "hashed large figures of one source with the days of the telling",
            ),
        },
        "statements": {
            "reading_id": (pa.string(), "the reading that gave this row"),
            "claim_id": (pa.string(), "the claim, or a name of our own for the article's own voice"),
            "article_id": (pa.string(), "the article"),
            "speaker_id": (pa.string(), "whose it is; null for the article's own voice"),
            "stance": (pa.string(), "as in claims"),
            "published": (pa.date32(), "the day of the article"),
            "start": (pa.int32(), "first code point of the statement in the text"),
            "end": (pa.int32(), "code point after its last"),
            "text": (pa.string(), "the statement"),
            "predicates": (_STRINGS, "what it says, by predicates.csv"),
            "names": (_STRINGS, "countries and names that it concerns"),
            "stems": (_STRINGS, "its telling words, without endings"),
            "is_pointer": (pa.bool_(), "whether it only points back"),
            "is_question": (pa.bool_(), "whether it asks how many, who or when"),
            "is_modal": (pa.bool_(), "whether it is of what may be"),
            "is_negated": (pa.bool_(), "whether its predicate is negated"),
            "is_narrated": (pa.bool_(), "whether it is the article's own voice"),
            "is_contrary": (pa.bool_(), "whether it asserts the contrary of the claim that it refers to"),
            "refers_to": (pa.string(), "the statement that it is about"),
            "story_keys": (pa.list_(pa.int64()), "hashes of predicate and two names"),
            "multiplicity": (pa.string(), "how many it speaks of, by multiplicities.csv"),
            "contrast": (pa.string(), "the matters of which it takes a side, by contrasts.csv"),
            "persons": (pa.list_(pa.int64()), "hashed persons whom its article names or whose age it gives"),
            "aged": (pa.list_(pa.int64()), "those of them whose age it gives"),
        },
    },
    "runs": {
        "runs": {
            "run_id": (pa.string(), None),
            "started_at": (_TIME, None),
            "ended_at": (_TIME, None),
            "status": (pa.string(), None),
            "inbox": (pa.string(), None),
            "files_seen": (pa.int64(), None),
            "articles_new": (pa.int64(), None),
            "articles_known": (pa.int64(), None),
            "files_quarantined": (pa.int64(), None),
            "claims_new": (pa.int64(), None),
            "estimates_new": (pa.int64(), None),
            "checks_failed": (pa.int64(), None),
            "version": (pa.string(), None),
            "seconds": (pa.float64(), None),
            "detail": (pa.string(), None),
        },
        "checks": {
            "run_id": (pa.string(), None),
            "step": (pa.string(), None),
            "table_name": (pa.string(), None),
            "expectation": (pa.string(), None),
            "column_name": (pa.string(), None),
            "severity": (pa.string(), None),
            "success": (pa.bool_(), None),
            "unexpected_count": (pa.int64(), None),
            "observed": (pa.string(), None),
            "checked_at": (_TIME, None),
        },
    },
}


def _field(table: str, name: str, kind: pa.DataType, comment: str | None) -> pa.Field:
    described = comment if comment is not None else dictionary()[table].column(name).comment
    return pa.field(name, kind, metadata={"comment": described})


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a lake table. Raises KeyError for a name that the lake does not hold."""
    fields = _FIELDS[stage_of(table)][table]
    return pa.schema(
        [_field(table, name, kind, comment) for name, (kind, comment) in fields.items()],
        metadata={VERSION_KEY: str(SCHEMA_VERSION), b"counterclaim_table": table},
    )


def stage_of(table: str) -> str:
    """The stage whose batches hold `table`."""
    for stage, tables in _FIELDS.items():
        if table in tables:
            return stage
    message = f"the lake holds no table {table}"
    raise KeyError(message)


def stages() -> tuple[str, ...]:
    """The lake's stages."""
    return tuple(_FIELDS)


def tables_of(stage: str) -> tuple[str, ...]:
    """The tables in a batch of `stage`."""
    return tuple(_FIELDS[stage])


def all_tables() -> tuple[str, ...]:
    """Every table of the lake."""
    return tuple(table for tables in _FIELDS.values() for table in tables)
