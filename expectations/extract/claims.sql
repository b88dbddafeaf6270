-- The claims extracted since the last success, by runs that were killed too, with the conditions that span several columns.
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
    c.claim_id,
    c.cue,
    c.act,
    c.form,
    c.stance,
    c.certainty,
    substr(a.text, c.start_char + 1, c.end_char - c.start_char) is not distinct from c.text as span_holds,
    case
        when c.source_start is null then c.source_end is null
        else substr(a.text, c.source_start + 1, c.source_end - c.source_start) is not distinct from c.source_text
    end as source_span_holds,
    case
        when c.cue_start is null then c.cue_end is null
        else c.cue_end > c.cue_start and c.cue_end <= length(a.text)
    end as cue_span_holds,
    (c.certainty is null) = (c.stance <> 'asserts') as certainty_fits,
from lake.claims as c
join newest as x on x.extraction_id = c.extraction_id
join texts as a on a.article_id = c.article_id
where x.status = 'extracted'
