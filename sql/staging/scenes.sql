-- One row per scene of a current, valid extraction, as read last.
select x.* exclude (reading_id)
from lake.scenes as x
join staging.readings as r on r.reading_id = x.reading_id
