with

numeric_gaps as (
    select quantity_id, bool_or(is_open) as is_open, max(gap) as widest, min(opened_at) as opened_at
    from figure_conflicts
    group by quantity_id
),

evidence as (
    select
        d.dispute_id,
        count(distinct d.article_id) as articles,
        count(distinct coalesce(d.source_id, o.original_id)) as sources,
        max(coalesce(a.published_at, a.ingested_at)) as last_at,
    from dispute_sides as d
    join staging.articles as a on a.article_id = d.article_id
    join staging.originals as o on o.article_id = d.article_id
    group by d.dispute_id
),

numeric_disputes as (
    select
        substr(md5('numeric ' || g.quantity_id), 1, 16) as dispute_id,
        'numeric' as kind,
        n.question,
        g.quantity_id,
        if(g.is_open, 'open', 'converged') as status,
        1 - exp(-g.widest) as weight,
        g.opened_at,
    from numeric_gaps as g
    join links.quantity_labels as n on n.quantity_id = g.quantity_id
)

select
    d.dispute_id,
    d.kind,
    d.question,
    d.quantity_id,
    d.status,
    round(d.weight * (1 - 1 / power(2, e.sources - 1)), 3) as severity,
    e.articles,
    e.sources,
    coalesce(d.opened_at, e.last_at) as opened_at,
    e.last_at,
from numeric_disputes as d
join evidence as e on e.dispute_id = d.dispute_id
order by severity desc, d.dispute_id
