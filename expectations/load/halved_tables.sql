-- Tables that lost more rows against the published warehouse than the setting `halved` allows.
select p.table_name, p.rows as published_rows, n.rows as new_rows, t.halved as least_share
from links.published_rows as p
cross join links.thresholds as t
join (
    select 'articles' as table_name, count(*) as rows from articles
    union all
    select 'claims', count(*) from claims
    union all
    select 'estimates', count(*) from estimates
    union all
    select 'sources', count(*) from sources
) as n on n.table_name = p.table_name
where p.rows > 0 and n.rows < p.rows * t.halved
