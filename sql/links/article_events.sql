-- One row per article that counts within events: the event that most of its figures belong to.
with

counted as (
    select m.article_id, s.event_id, count(*) as figures, min(m.place) as place, min(m.day) as day
    from staging.mentions as m
    join links.scene_events as s on s.scene_id = m.scene_id
    group by m.article_id, s.event_id
),

main as (
    from counted
    qualify row_number() over (partition by article_id order by figures desc, event_id) = 1
),

named as (
    select event_id, min(place) as place, min(day) as day
    from counted
    group by event_id
)

select
    m.article_id,
    m.event_id,
    concat_ws(
            ' ',
            case
                when regexp_matches(n.place, '(Street|Avenue|Road|Lane|Drive|Boulevard|Highway)$') then 'on '
                when regexp_matches(n.place, '(Apartments|School|Hospital|Stadium|Station|Airport|Hotel|University|Park|Mall|Plant|plant|Mill|Factory|factory)$')
                    then 'at '
                else 'in '
            end || n.place, 'on ' || strftime(n.day, '%-d %B %Y')) as where_and_when,
from main as m
join named as n on n.event_id = m.event_id
