-- Whose words reach us only through somebody else?
select
    origin.name as source,
    list_transform(c.via, lambda relay: relays.names[relay]) as via,
    c.cue,
    c.text as content,
    a.outlet,
    c.claim_id,
from claims as c
join articles as a on a.article_id = c.article_id
left join sources as origin on origin.source_id = c.source_id
cross join (select map_from_entries(list((source_id, name))) as names from sources) as relays
where len(c.via) > 0
order by source, a.published_at, c.start_char
