select
    e.estimate_id,
    e.article_id,
    e.claim_id,
    e.start_char,
    e.end_char,
    e.text,
    e.low,
    e.high,
    e.approximate,
    e.measure,
    e.unit,
    e.direction,
    e.counted,
    e.affiliation,
    e.status,
    e.place,
    e.as_of,
    l.source_id,
    q.quantity_id,
    e.rules,
from staging.estimates as e
semi join touched.articles as t on t.article_id = e.article_id
left join links.speaker_sources as l on l.speaker_id = e.speaker_id
left join links.estimate_quantities as q on q.estimate_id = e.estimate_id
order by e.article_id, e.start_char, e.estimate_id
