-- One row per speaker of a current, valid extraction.
select x.* exclude (extraction_id)
from lake.speakers as x
join staging.extractions as e on e.extraction_id = x.extraction_id
where e.status = 'extracted'
