-- What does each source say now, for every thing that is being counted?
select
    q.quantity_id,
    q.label,
    coalesce(o.name, '(the article itself)') as source,
    e.text as figure,
    e.low,
    e.high,
    e.unit,
    a.outlet,
    coalesce(a.published_at, a.ingested_at) as told_at,
    e.article_id,
    e.estimate_id,
    q.independent_sources,
    q.agreed_low,
    q.agreed_high,
from estimates as e
join quantities as q on q.quantity_id = e.quantity_id
join articles as a on a.article_id = e.article_id
left join sources as o on o.source_id = e.source_id
where a.duplicate_of is null
qualify row_number() over (
    partition by q.quantity_id, coalesce(e.source_id, a.article_id)
    order by coalesce(a.published_at, a.ingested_at) desc, a.file desc, e.start_char desc
) = 1
order by q.independent_sources desc, q.label, told_at desc, source
