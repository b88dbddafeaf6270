-- One row per article: its newest extraction from the input as it now stands.
select
    e.extraction_id,
    e.article_id,
    e.extractor_version,
    e.status,
    e.detail,
    e.claims,
    e.estimates,
    e.run_id,
    e.extracted_at,
from lake.extractions as e
join staging.articles as a on a.article_id = e.article_id and a.input_id = e.input_id
qualify row_number() over (partition by e.article_id order by e.extracted_at desc, e.extraction_id desc) = 1
