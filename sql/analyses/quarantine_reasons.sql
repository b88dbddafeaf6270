-- Why were files not read?
select reason, count(*) as files, min(file) as for_instance, max(first_seen) as last_seen
from quarantine
group by reason
order by files desc, reason
