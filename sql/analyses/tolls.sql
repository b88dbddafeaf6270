-- How has each toll of killed or injured people moved?
select
    q.label,
    coalesce(a.published_at, a.ingested_at) as told_at,
    coalesce(s.name, '(the article itself)') as source,
    e.text as figure,
    e.low,
    e.high,
    a.outlet,
from estimates as e
join quantities as q on q.quantity_id = e.quantity_id
join articles as a on a.article_id = e.article_id
left join sources as s on s.source_id = e.source_id
where e.status in ('killed', 'injured') and a.duplicate_of is null
order by q.label, told_at, a.file, e.start_char
