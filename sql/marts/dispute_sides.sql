with

quarrels as (
    select
        c.quantity_id,
        bool_or(c.is_open) as is_open,
        list(c.lower_id) || list(c.higher_id) as in_conflict,
        list(c.lower_id) filter (c.is_open) || list(c.higher_id) filter (c.is_open) as still_in_conflict,
    from figure_conflicts as c
    where c.quantity_id in (from touched.quantities)
    group by c.quantity_id
),

-- whoever agrees with everybody ("dozens") takes no side; once nothing is open any more, those are shown that were in conflict
figures_shown as (
    select f.*
    from figures as f
    join quarrels as q on q.quantity_id = f.quantity_id
    where list_contains(if(q.is_open, q.still_in_conflict, q.in_conflict), f.estimate_id)
),

figures_named as (
    select
        *,
        case when low = floor(low) then format('{:,}', low::bigint) else low::varchar end as low_text,
        case when high = floor(high) then format('{:,}', high::bigint) else high::varchar end as high_text,
    from figures_shown
),

figures_labelled as (
    select
        *,
        case
            when high is null then '≥ ' || low_text
            when low is null then '≤ ' || high_text
            when low = high then low_text
            else low_text || '–' || high_text
        end as label,
        list(low) filter (low = high) over (partition by quantity_id) as exact,
    from figures_named
),

-- "500" and "more than 500" are one side, and so are "107" and "more than 100" where no other exact figure is as high
figures_sided as (
    select
        *,
        list_distinct(list_filter(exact, lambda figure: figure >= low)) as as_high,
        if(high is null and len(as_high) = 1, as_high[1], coalesce(low, high)) as bound,
    from figures_labelled
),

numeric_sides as (
    select
        substr(md5('numeric ' || n.quantity_id), 1, 16) as dispute_id,
        coalesce(
            nullif(
                array_to_string(
                    list_sort(
                        list_distinct(
                            list(n.label) filter (n.high is not null or n.low < n.bound) over (
                                partition by n.quantity_id, n.bound
                            )
                        )
                    ),
                    ' / '
                ),
                ''
            ),
            n.label
        ) as side,
        e.claim_id,
        n.estimate_id,
        n.source_id,
        n.article_id,
        e.start_char,
        e.end_char,
        n.bound as rank,
    from figures_sided as n
    join staging.estimates as e on e.estimate_id = n.estimate_id
),

factual_sides as (
    select
        substr(md5('factual ' || proposition_id), 1, 16) as dispute_id,
        side,
        claim_id,
        null::varchar as estimate_id,
        source_id,
        article_id,
        start_char,
        end_char,
        0 as rank,
    from stances
    where proposition_id in (from touched.propositions)
)

select dispute_id, side, claim_id, estimate_id, source_id, article_id, start_char, end_char
from (from numeric_sides union all by name from factual_sides)
order by dispute_id, rank, side, article_id, start_char
