-- What the rows of one quantity follow from in figures, figure_conflicts and quantities. How many dead an article gives
-- of an event goes by all of the article's figures, and whether two sources are one voice by what they are part of.
with

articles as (
    select m.article_id, hash(any_value(t.mark), sum(hash(q.estimate_id, q.event_id))) as mark
    from links.estimate_quantities as q
    join staging.mentions as m on m.estimate_id = q.estimate_id
    join links.tellings as t on t.article_id = m.article_id
    group by m.article_id
),

lineages as (
    select source_id, sum(hash(whole_id)) as mark
    from links.wholes
    group by source_id
),

figures as (
    select q.quantity_id, sum(hash(q.estimate_id, a.mark, l.source_id, p.mark)) as mark
    from links.estimate_quantities as q
    join staging.estimates as e on e.estimate_id = q.estimate_id
    join articles as a on a.article_id = e.article_id
    left join links.speaker_sources as l on l.speaker_id = e.speaker_id
    left join lineages as p on p.source_id = l.source_id
    group by q.quantity_id
)

select n.quantity_id, hash(n, f.mark) as mark
from links.quantity_labels as n
join figures as f on f.quantity_id = n.quantity_id
