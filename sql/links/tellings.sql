-- One row per article: a hash of all that its rows elsewhere follow from, but for what is decided together with others:
-- what was extracted and read, when it was published and met, and the text that it goes back to.
select a.article_id, hash(e.extraction_id, r.reading_id, a.published_at, a.ingested_at, o.original_id) as mark
from staging.articles as a
join staging.originals as o on o.article_id = a.article_id
left join staging.extractions as e on e.article_id = a.article_id
left join staging.readings as r on r.extraction_id = e.extraction_id
