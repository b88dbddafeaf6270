-- One row per statement of a current, valid extraction, as read last.
select x.* exclude (reading_id)
from lake.statements as x
join staging.readings as r on r.reading_id = x.reading_id
