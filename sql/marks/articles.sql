-- What the rows of one article follow from in articles, claims and estimates.
with

speakers as (
    select s.article_id, sum(hash(l.speaker_id, l.source_id)) as mark
    from staging.speakers as s
    join links.speaker_sources as l on l.speaker_id = s.speaker_id
    group by s.article_id
),

figures as (
    select m.article_id, sum(hash(q.estimate_id, q.quantity_id)) as mark
    from staging.mentions as m
    join links.estimate_quantities as q on q.estimate_id = m.estimate_id
    group by m.article_id
)

select
    a.article_id,
    hash(
        t.mark, s.mark, f.mark, n.duplicate_of, e.status,
        a.file, a.title, a.outlet, a.byline, a.dateline, a.url, a.published_basis, a.run_id
    ) as mark,
from staging.articles as a
join links.tellings as t on t.article_id = a.article_id
left join staging.extractions as e on e.article_id = a.article_id
left join staging.near_copies as n on n.article_id = a.article_id
left join speakers as s on s.article_id = a.article_id
left join figures as f on f.article_id = a.article_id
