-- One row per estimate that somebody else could count too, and the quantity that it is a figure of: a count within an
-- event, a lasting state of affairs (whose forces are where), or else a figure of its article alone.
select
    m.estimate_id,
    case
        when s.event_id is not null then substr(md5('event ' || m.what_key || s.event_id), 1, 16)
        else coalesce(m.state_id, m.own_id)
    end as quantity_id,
    s.event_id,
from staging.mentions as m
left join links.scene_events as s on s.scene_id = m.scene_id
