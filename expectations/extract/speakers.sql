-- The speakers that this run extracted.
select s.speaker_id, s.name, s.kind
from lake.speakers as s
join lake.extractions as x on x.extraction_id = s.extraction_id
where x.run_id = getvariable('run_id') and x.status = 'extracted'
