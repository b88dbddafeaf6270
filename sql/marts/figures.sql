-- Vague words ("dozens") and what one clinic counts bound a figure from below alone; a figure "about" n allows 15 %
-- to either side, "nearly" n a fifth below, "just over" n a tenth above. A voice's later figure supersedes its earlier one; within one day its higher toll its lower one. A toll that
-- anybody gives on a later day supersedes every lower one: it has risen, unless the same was told before.
with

bounded as (
    select
        q.quantity_id,
        q.event_id,
        e.estimate_id,
        e.article_id,
        o.original_id,
        l.source_id,
        coalesce(l.source_id, o.original_id) as voice,
        coalesce(a.published_at, e.as_of::timestamp) as told_at,
        e.low,
        e.high,
        case
            when e.low is null and e.approximate then e.high * 0.8
            when e.approximate then e.low * 0.85
            else coalesce(e.low, 0)
        end as least,
        case
            when m.is_floor then 'infinity'
            when regexp_matches(lower(e.text), '(dozens|scores|hundreds|thousands|millions|billions)') then 'infinity'
            when e.approximate then coalesce(e.high, e.low) * 1.15
            else coalesce(e.high, 'infinity')
        end::double as most,
        n.is_toll,
        e.start_char,
        coalesce(m.is_contested, false) as is_contested,
    from links.estimate_quantities as q
    semi join touched.quantities as t on t.quantity_id = q.quantity_id
    join links.quantity_labels as n on n.quantity_id = q.quantity_id
    join staging.mentions as m on m.estimate_id = q.estimate_id
    join staging.estimates as e on e.estimate_id = q.estimate_id
    join staging.articles as a on a.article_id = e.article_id
    join staging.originals as o on o.article_id = e.article_id
    left join links.speaker_sources as l on l.speaker_id = e.speaker_id
),

-- where several articles tell of an event on one day, the number of dead that each gives tells the earlier from the later
stages as (
    select q.event_id, e.article_id, max(e.low) as dead
    from links.estimate_quantities as q
    join staging.estimates as e on e.estimate_id = q.estimate_id
    where e.status = 'killed' and q.event_id is not null
    group by q.event_id, e.article_id
),

placed as (
    select
        b.*,
        coalesce(s.dead, 0) as dead,
        min(b.told_at::date) over (partition by b.quantity_id, b.low, b.high) as first_told_on,
    from bounded as b
    left join stages as s on s.event_id = b.event_id and s.article_id = b.article_id
),

superseded as (
    select
        earlier.estimate_id,
        -- of several told at once the least id, so that every build names the same one
        min_by(later.estimate_id, (later.told_at, later.estimate_id)) filter (later.told_at is not null) as superseded_by,
    from placed as earlier
    join placed as later
        on later.quantity_id = earlier.quantity_id
        and (
            (
                later.voice = earlier.voice
                and (later.low is distinct from earlier.low or later.high is distinct from earlier.high)
                and (
                    later.told_at > earlier.told_at
                    or (
                        later.is_toll
                        and later.told_at is not distinct from earlier.told_at
                        and coalesce(later.low, later.high) > coalesce(earlier.low, earlier.high)
                    )
                )
            )
            or (
                later.is_toll and later.first_told_on > earlier.told_at::date and later.least > earlier.most
            )
        )
    group by earlier.estimate_id
)

select
    p.estimate_id,
    p.quantity_id,
    p.event_id,
    p.article_id,
    p.original_id,
    p.source_id,
    p.voice,
    p.told_at,
    p.dead,
    p.low,
    p.high,
    p.least,
    p.most,
    p.is_contested,
    s.superseded_by,
    later.told_at as superseded_at,
    s.superseded_by is null as is_current,
from placed as p
left join superseded as s on s.estimate_id = p.estimate_id
left join placed as later on later.estimate_id = s.superseded_by
order by p.quantity_id, p.told_at, p.article_id, p.start_char
