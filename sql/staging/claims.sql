-- One row per claim of a current, valid extraction.
select x.* exclude (extraction_id)
from lake.claims as x
join staging.extractions as e on e.extraction_id = x.extraction_id
where e.status = 'extracted'
