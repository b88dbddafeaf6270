-- Who says most, and how often do they deny or withhold?
select
    s.name as source,
    s.kind,
    s.country,
    count(*) as claims,
    count(*) filter (where c.stance = 'asserts') as asserts,
    count(*) filter (where c.stance = 'denies') as denies,
    count(*) filter (where c.stance = 'unconfirmed') as unconfirmed,
    count(*) filter (where c.stance = 'withholds') as withholds,
from claims as c
join sources as s on s.source_id = c.source_id
where c.act in ('says', 'believes')
group by all
order by claims desc, source
