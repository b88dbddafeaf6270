-- Two figures conflict where no number lies within both. Not a conflict: a voice and itself or a body that it is part of,
-- an article's own voice and the sources it quotes (unless it says that they differ), figures of which one was superseded before the other was told, and
-- tolls where the later one is the higher (an update), figures of quite another size. Of a toll both figures need a source.
with

disputable as (
    select f.*, n.is_toll
    from figures as f
    semi join touched.quantities as t on t.quantity_id = f.quantity_id
    join links.quantity_labels as n on n.quantity_id = f.quantity_id
    where n.is_disputable
),

apart as (
    select
        l.quantity_id,
        l.estimate_id as lower_id,
        h.estimate_id as higher_id,
        (h.least - l.most) / nullif(h.least, 0) as gap,
        greatest(l.told_at, h.told_at) as opened_at,
        coalesce(l.told_at::date <> h.told_at::date, false) as is_on_two_days,
        l.is_current and h.is_current as is_open,
        l.source_id as lower_source,
        h.source_id as higher_source,
    from disputable as l
    join disputable as h on h.quantity_id = l.quantity_id and l.most < h.least and l.voice <> h.voice
    where (l.source_id is not null or h.source_id is not null)
        and (
            l.article_id <> h.article_id
            or (l.source_id is not null and h.source_id is not null)
            or l.is_contested
            or h.is_contested
        )
        and (l.superseded_at is null or h.told_at is null or l.superseded_at > h.told_at)
        and (h.superseded_at is null or l.told_at is null or h.superseded_at > l.told_at)
        -- ten times as many are not a rival count of the same people
        and h.least <= 10 * l.most
        and coalesce(abs(date_diff('day', l.told_at, h.told_at)) <= 60, true)
        and not (
            l.is_toll
            and (
                (
                    (l.source_id is null or h.source_id is null)
                    and (l.article_id <> h.article_id or not (l.is_contested or h.is_contested))
                )
                or (
                    l.article_id <> h.article_id
                    and coalesce((h.told_at::date, h.dead) >= (l.told_at::date, l.dead), h.dead >= l.dead)
                )
            )
        )
)

select a.quantity_id, a.lower_id, a.higher_id, a.gap, a.opened_at, a.is_open
from apart as a
where not exists (
    from links.wholes as p
    where (p.source_id = a.lower_source and p.whole_id = a.higher_source)
        or (p.source_id = a.higher_source and p.whole_id = a.lower_source)
)
-- what two of one police force or hospital count on two days is an update
and not (
    a.is_on_two_days
    and exists (
        select 1
        from links.wholes as l
        join links.wholes as h on h.whole_id = l.whole_id
        join links.sources as s on s.source_id = l.whole_id
        where l.source_id = a.lower_source and h.source_id = a.higher_source and s.kind in ('agency', 'organisation')
    )
)
