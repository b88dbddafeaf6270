-- One row per source that somebody speaks as. It has the kind of the speaker that founded it, the name that it goes by most
-- often (of several the first), and the first country and body that a speaker tells: arg_min passes over nulls.
with

told as (
    select l.source_id, a.position, s.name, s.kind, s.country, s.part_of
    from staging.speakers as s
    join links.speaker_sources as l on l.speaker_id = s.speaker_id
    join links.arrivals as a on a.speaker_id = s.speaker_id
),

named as (
    select source_id, name, count(*) as times, min(position) as position
    from told
    group by source_id, name
),

usual as (
    select source_id, max_by(name, (times, -position)) as name
    from named
    group by source_id
)

select
    t.source_id,
    any_value(u.name) as name,
    arg_min(t.kind, t.position) as kind,
    arg_min(t.country, t.position) as country,
    arg_min(t.part_of, t.position) as belongs_to,
from told as t
join usual as u on u.source_id = t.source_id
group by t.source_id
