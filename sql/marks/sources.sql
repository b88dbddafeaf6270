-- What one source's row follows from in sources; claims and estimates follow from what was extracted.
with

speakers as (
    select l.source_id, sum(hash(l.speaker_id, t.mark)) as mark
    from links.speaker_sources as l
    join staging.speakers as s on s.speaker_id = l.speaker_id
    join links.tellings as t on t.article_id = s.article_id
    group by l.source_id
)

select s.source_id, hash(s, p.mark) as mark
from links.sources as s
left join speakers as p on p.source_id = s.source_id
