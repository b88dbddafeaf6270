-- A voice's later stance on a question supersedes its earlier one, where both are dated.
with

taken as (
    select
        p.proposition_id,
        p.side,
        p.claim_id,
        p.source_id,
        p.article_id,
        o.original_id,
        coalesce(p.source_id, o.original_id) as voice,
        p.start_char,
        p.end_char,
        coalesce(c.said_on::timestamp, a.published_at) as told_at,
    from links.proposition_evidence as p
    semi join touched.propositions as t on t.proposition_id = p.proposition_id
    join staging.articles as a on a.article_id = p.article_id
    join staging.originals as o on o.article_id = p.article_id
    left join staging.claims as c on c.claim_id = p.claim_id
)

select
    t.*,
    not exists (
        from taken as later
        where later.proposition_id = t.proposition_id
            and later.voice = t.voice
            and later.side <> t.side
            and later.told_at > t.told_at
    ) as is_current,
from taken as t
order by t.proposition_id, t.side, t.told_at, t.article_id, t.start_char
