-- Which questions are open, the gravest first?
select dispute_id, kind, question, severity, sources, articles, opened_at, last_at
from disputes
where status = 'open'
order by severity desc, question
