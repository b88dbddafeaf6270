-- The speakers extracted since the last success, by runs that were killed too.
with newest as (
    select *
    from lake.extractions
    where run_id > getvariable('last_success')
    qualify row_number() over (partition by article_id order by extracted_at desc, extraction_id desc) = 1
)

select s.speaker_id, s.name, s.kind
from lake.speakers as s
join newest as x on x.extraction_id = s.extraction_id
where x.status = 'extracted'
