with

told as (
    from figures
    where quantity_id in (from touched.quantities)
),

-- an article's own voice is independent only where the article quotes nobody's figure for the same quantity
independent as (
    select quantity_id, count(distinct voice) as independent_sources
    from told as f
    where source_id is not null
        or not exists (
            from told as q
            where q.quantity_id = f.quantity_id and q.original_id = f.original_id and q.source_id is not null
        )
    group by quantity_id
),

ranges as (
    select
        quantity_id,
        count(*) as estimates,
        count(distinct coalesce(source_id, article_id)) as sources,
        min(coalesce(low, high)) as low,
        max(coalesce(high, low)) as high,
        max(least) filter (is_current) as greatest_least,
        min(most) filter (is_current) as least_most,
        min(told_at) as first_at,
        max(told_at) as last_at,
    from told
    group by quantity_id
)

select
    n.quantity_id,
    n.label,
    n.counted,
    n.affiliation,
    n.status,
    n.place,
    n.measure,
    n.unit,
    r.estimates,
    r.sources,
    i.independent_sources,
    r.low,
    r.high,
    case when r.greatest_least <= r.least_most then r.greatest_least end as agreed_low,
    case when r.greatest_least <= r.least_most and isfinite(r.least_most) then r.least_most end as agreed_high,
    r.first_at,
    r.last_at,
from links.quantity_labels as n
join ranges as r on r.quantity_id = n.quantity_id
join independent as i on i.quantity_id = n.quantity_id
order by n.label, n.quantity_id
