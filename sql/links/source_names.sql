-- One row per name of a source that others can belong to: the source that was called so first.
select s.name, arg_min(l.source_id, a.position) as source_id
from staging.speakers as s
join links.speaker_sources as l on l.speaker_id = s.speaker_id
join links.arrivals as a on a.speaker_id = s.speaker_id
where s.kind not in ('anonymous', 'document')
group by s.name
