-- What do sources deny, leave unconfirmed or decline to speak to?
select c.stance, s.name as source, c.cue, c.text as content, a.outlet, a.published_at, c.claim_id
from claims as c
join articles as a on a.article_id = c.article_id
left join sources as s on s.source_id = c.source_id
where c.stance <> 'asserts' and c.act in ('says', 'believes')
order by c.stance, source, a.published_at, c.start_char
