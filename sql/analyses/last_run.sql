-- How did the last run go, and which of its checks failed?
select r.*, (select count(*) from checks as c where c.run_id = r.run_id) as checks
from runs as r
order by started_at desc
limit 1
