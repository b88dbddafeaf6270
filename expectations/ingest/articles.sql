-- The texts read for the first time since the last success, by runs that were killed too.
select article_id, text, words
from lake.articles
where run_id > getvariable('last_success')
