-- One row per source: those that speak, and the known bodies above them that nobody mentions. `part_of` is the source that
-- its body's name stands for.
with

found as (
    select source_id, name, kind, country, belongs_to
    from links.spoken_sources
    union all
    select b.source_id, b.name, b.kind, b.country, b.belongs_to
    from links.unmentioned_bodies as b
    anti join links.spoken_sources as s on s.source_id = b.source_id
),

names as (
    select name, source_id
    from links.source_names
    union all
    select name, source_id
    from links.unmentioned_bodies
)

select
    f.source_id,
    f.name,
    f.kind,
    f.country,
    nullif(n.source_id, f.source_id) as part_of,
from found as f
left join names as n on n.name = f.belongs_to
