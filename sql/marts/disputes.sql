with

numeric_gaps as (
    select quantity_id, bool_or(is_open) as is_open, max(gap) as widest, min(opened_at) as opened_at
    from figure_conflicts
    where quantity_id in (from touched.quantities)
    group by quantity_id
),

numeric_disputes as (
    select
        substr(md5('numeric ' || g.quantity_id), 1, 16) as dispute_id,
        'numeric' as kind,
        n.question,
        g.quantity_id,
        g.is_open,
        1 - exp(-g.widest) as weight,
        g.opened_at,
    from numeric_gaps as g
    join links.quantity_labels as n on n.quantity_id = g.quantity_id
),

answers as (
    select
        proposition_id,
        side,
        bool_or(is_current) as is_current,
        min(told_at) as first_at,
        case side when 'asserts' then 0.0 when 'unconfirmed' then 0.6 when 'withholds' then 0.4 else 1.0 end as weight,
    from stances
    where proposition_id in (from touched.propositions)
    group by proposition_id, side
),

factual_disputes as (
    select
        substr(md5('factual ' || a.proposition_id), 1, 16) as dispute_id,
        'factual' as kind,
        any_value(q.question) as question,
        null::varchar as quantity_id,
        count(*) filter (a.is_current) > 1 as is_open,
        max(a.weight) as weight,
        list_sort(list(a.first_at))[2] as opened_at,
    from answers as a
    join links.proposition_questions as q on q.proposition_id = a.proposition_id
    group by a.proposition_id
    having count(*) > 1
),

evidence as (
    select
        d.dispute_id,
        count(distinct d.article_id) as articles,
        count(distinct coalesce(d.source_id, o.original_id)) as sources,
        max(coalesce(a.published_at, a.ingested_at)) as last_at,
    from dispute_sides as d
    semi join touched.disputes as t on t.dispute_id = d.dispute_id
    join staging.articles as a on a.article_id = d.article_id
    join staging.originals as o on o.article_id = d.article_id
    group by d.dispute_id
)

select
    d.dispute_id,
    d.kind,
    d.question,
    d.quantity_id,
    if(d.is_open, 'open', 'converged') as status,
    round(d.weight * (1 - 1 / power(2, e.sources - 1)), 3) as severity,
    e.articles,
    e.sources,
    coalesce(d.opened_at, e.last_at) as opened_at,
    e.last_at,
from (from numeric_disputes union all by name from factual_disputes) as d
join evidence as e on e.dispute_id = d.dispute_id
order by severity desc, d.dispute_id
