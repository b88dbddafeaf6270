-- One row per quantity, in words. Place and day are the event's, wherever one of its figures names them.
with

event_places as (
    select s.event_id, min(m.place) as place, min(m.day) as day
    from staging.mentions as m
    join links.scene_events as s on s.scene_id = m.scene_id
    group by s.event_id
),

worded as (
    select
        q.quantity_id,
        min(m.label) as label,
        min(m.question) as question,
        min(m.counted) as counted,
        min(m.affiliation) as affiliation,
        max(m.status) as status,
        -- a vessel is nowhere in particular
        if(bool_or(m.label like '% aboard'), null, coalesce(min(m.place), any_value(p.place))) as place,
        any_value(p.day) as day,
        min(m.measure) as measure,
        min(m.unit) as unit,
        bool_or(m.is_toll) as is_toll,
        bool_or(m.is_disputable) as is_disputable,
    from links.estimate_quantities as q
    join staging.mentions as m on m.estimate_id = q.estimate_id
    left join event_places as p on p.event_id = q.event_id
    group by q.quantity_id
),

placed as (
    select
        *,
        concat_ws(
            ' ',
            case
                when regexp_matches(place, '(Street|Avenue|Road|Lane|Drive|Boulevard|Highway)$') then 'on '
                when regexp_matches(place, '(Apartments|School|Hospital|Stadium|Station|Airport|Hotel|University|Park|Mall|Plant|plant|Mill|Factory|factory)$')
                    then 'at '
                else 'in '
            end || place, 'on ' || strftime(day, '%-d %B %Y')) as where_and_when,
    from worded
)

select
    quantity_id,
    concat_ws(' ', label, nullif(where_and_when, '')) as label,
    concat_ws(' ', question, nullif(where_and_when, '')) || '?' as question,
    counted,
    affiliation,
    status,
    place,
    measure,
    unit,
    is_toll,
    is_disputable,
from placed
