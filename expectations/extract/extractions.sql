-- How each extraction since the last success ended, those of killed runs too.
select extraction_id, article_id, status
from lake.extractions
where run_id > getvariable('last_success')
