-- One row per source that has a say in what may be disputed, and per body above it.
with recursive

heard as (
    select distinct source_id
    from links.statements_met
    where source_id is not null
    union
    select s.part_of
    from heard as h
    join links.sources as s on s.source_id = h.source_id
    where s.part_of is not null
)

select s.source_id, s.name, s.kind, s.country, s.part_of
from links.sources as s
semi join heard as h on h.source_id = s.source_id
