with

told as (
    from staging.claims
    where article_id in (from touched.articles)
),

relays as (
    select claim_id, list(source_id order by position) as via
    from (
        select c.claim_id, l.source_id, position
        from told as c
        cross join unnest(c.via) with ordinality as relay(speaker_id, position)
        join links.speaker_sources as l on l.speaker_id = relay.speaker_id
    ) as named
    group by claim_id
)

select
    c.claim_id,
    c.article_id,
    c.start_char,
    c.end_char,
    c.text,
    l.source_id,
    c.source_text,
    c.source_start,
    c.source_end,
    c.cue_start,
    c.cue_end,
    coalesce(r.via, []) as via,
    c.cue,
    c.act,
    c.form,
    c.stance,
    c.certainty,
    c.refers_to,
    c.said_on,
    c.score,
    c.rules,
from told as c
left join links.speaker_sources as l on l.speaker_id = c.speaker_id
left join relays as r on r.claim_id = c.claim_id
order by c.article_id, c.start_char, c.claim_id
