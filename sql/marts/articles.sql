select
    a.article_id,
    a.file,
    a.title,
    a.outlet,
    a.byline,
    a.dateline,
    a.url,
    a.published_at,
    a.published_basis,
    a.text,
    a.words,
    n.duplicate_of,
    a.ingested_at,
    a.run_id,
from staging.articles as a
semi join touched.articles as t on t.article_id = a.article_id
left join staging.near_copies as n on n.article_id = a.article_id
left join staging.extractions as e on e.article_id = a.article_id
where e.status is distinct from 'invalid'
order by a.file
