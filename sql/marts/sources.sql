with

seen as (
    select s.article_id, l.source_id, coalesce(a.published_at, a.ingested_at) as seen_at, s.spellings
    from staging.speakers as s
    join links.speaker_sources as l on l.speaker_id = s.speaker_id
    join staging.articles as a on a.article_id = s.article_id
    where l.source_id in (from touched.sources)
),

spellings as (
    select source_id, list(distinct spelling order by spelling) as aliases
    from (select source_id, unnest(spellings) as spelling from seen) as each
    group by source_id
),

appearances as (
    select
        source_id,
        count(distinct article_id) as articles,
        min(seen_at) as first_seen,
        max(seen_at) as last_seen,
    from seen
    group by source_id
),

claim_counts as (
    select source_id, count(*) as claims
    from claims
    where act in ('says', 'believes')
    group by source_id
),

estimate_counts as (
    select source_id, count(*) as estimates
    from estimates
    group by source_id
)

select
    s.source_id,
    s.name,
    s.kind,
    s.country,
    s.part_of,
    coalesce(p.aliases, []) as aliases,
    coalesce(a.articles, 0) as articles,
    coalesce(c.claims, 0) as claims,
    coalesce(e.estimates, 0) as estimates,
    a.first_seen,
    a.last_seen,
from links.sources as s
semi join touched.sources as t on t.source_id = s.source_id
left join spellings as p on p.source_id = s.source_id
left join appearances as a on a.source_id = s.source_id
left join claim_counts as c on c.source_id = s.source_id
left join estimate_counts as e on e.source_id = s.source_id
order by s.name, s.source_id
