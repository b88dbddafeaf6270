-- The texts that this run read for the first time.
select article_id, text, words
from lake.articles
where run_id = getvariable('run_id')
