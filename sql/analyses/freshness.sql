-- When did each outlet last bring something?
select
    coalesce(outlet, '(unknown)') as outlet,
    count(*) as articles,
    max(published_at) as last_published_at,
    max(ingested_at) as last_ingested_at,
from articles
group by all
order by last_ingested_at desc, articles desc, outlet
