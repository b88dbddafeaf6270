-- The estimates extracted since the last success, by runs that were killed too, with the conditions that span several columns.
with newest as (
    select *
    from lake.extractions
    where run_id > getvariable('last_success')
    qualify row_number() over (partition by article_id order by extracted_at desc, extraction_id desc) = 1
),

texts as (
    select distinct on (article_id) article_id, text
    from lake.articles
    where article_id in (select article_id from newest)
)

select
    e.estimate_id,
    e.low,
    e.high,
    e.measure,
    e.counted,
    e.status,
    e.direction,
    substr(a.text, e.start_char + 1, e.end_char - e.start_char) is not distinct from e.text as span_holds,
    e.low is not null or e.high is not null as has_bound,
from lake.estimates as e
join newest as x on x.extraction_id = e.extraction_id
join texts as a on a.article_id = e.article_id
where x.status = 'extracted'
