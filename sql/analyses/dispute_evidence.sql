-- Who stands on which side of each dispute, in which words?
select
    d.dispute_id,
    d.kind,
    d.status as dispute_status,
    d.question,
    d.severity,
    s.side,
    coalesce(o.name, '(the article itself)') as source,
    coalesce(c.text, substr(a.text, s.start_char + 1, s.end_char - s.start_char)) as quote,
    regexp_extract(substr(a.text, 1, s.start_char)[-120:], '[^\n]*$') as before,
    regexp_extract(substr(a.text, s.end_char + 1, 80), '^[^\n]*') as after,
    e.text as figure,
    a.outlet,
    a.title,
    a.file,
    a.published_at,
    s.article_id,
    s.start_char,
    s.end_char,
    s.claim_id,
    s.estimate_id,
from disputes as d
join dispute_sides as s on s.dispute_id = d.dispute_id
join articles as a on a.article_id = s.article_id
left join sources as o on o.source_id = s.source_id
left join claims as c on c.claim_id = s.claim_id
left join estimates as e on e.estimate_id = s.estimate_id
order by d.severity desc, d.dispute_id, s.side, a.published_at nulls last, a.file, s.start_char
