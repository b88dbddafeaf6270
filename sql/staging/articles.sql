-- One row per distinct text. Metadata come from the first file by name that has it, so that the order in which
-- files arrive changes nothing; input_id names everything that extraction reads.
with

texts as (
    select article_id, text, words, furniture, bands, signature, numbers, ingested_at, run_id
    from lake.articles
    qualify row_number() over (partition by article_id order by ingested_at, run_id) = 1
),

first_files as (
    select *
    from staging.files
    where article_id is not null
    qualify row_number() over (partition by article_id order by file, sha256) = 1
)

select
    t.article_id,
    f.file,
    f.sha256,
    f.title,
    f.outlet,
    f.byline,
    f.dateline,
    f.url,
    f.published_at,
    f.published_basis,
    t.text,
    t.words,
    t.furniture,
    t.bands,
    t.signature,
    t.numbers,
    t.ingested_at,
    t.run_id,
    md5(to_json([t.article_id, f.title, f.outlet, f.byline, f.dateline, f.published_at::varchar])) as input_id,
from texts as t
join first_files as f on f.article_id = t.article_id
