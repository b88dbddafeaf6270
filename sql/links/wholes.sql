-- One row per source and body that it is part of, however indirectly.
with recursive

parts as (
    select source_id, part_of as whole_id, 1 as depth
    from links.sources
    where part_of is not null
    union
    select p.source_id, s.part_of, p.depth + 1
    from parts as p
    join links.sources as s on s.source_id = p.whole_id
    where s.part_of is not null and p.depth < 6
)

select distinct source_id, whole_id
from parts
