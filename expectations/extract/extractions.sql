-- How each extraction of this run ended.
select extraction_id, article_id, status
from lake.extractions
where run_id = getvariable('run_id')
