-- One row per statement that can be part of a dispute: those that stand against something, all of their articles, those of
-- other articles that share a story key with them, and those that could contradict another outright.
with

against as (
    select claim_id, article_id, refers_to, story_keys
    from staging.statements
    where stance <> 'asserts'
),

their_articles as (
    select distinct article_id
    from against
),

wanted_keys as (
    select distinct unnest(story_keys) as key
    from (
        select story_keys from against
        union all
        select s.story_keys
        from staging.statements as s
        join against as a on a.refers_to = s.claim_id
    )
),

meeting as (
    select distinct s.claim_id
    from (select claim_id, unnest(story_keys) as key from staging.statements where stance = 'asserts') as s
    join wanted_keys as w on w.key = s.key
),

opposites as (
    select list(distinct predicate) as predicates
    from (select unnest([one, other]) as predicate from reference.opposites)
)

select s.*, l.source_id
from staging.statements as s
left join links.speaker_sources as l on l.speaker_id = s.speaker_id
where s.article_id in (select article_id from their_articles)
    or s.claim_id in (select claim_id from meeting)
    or s.multiplicity is not null
    or list_has_any(s.predicates, (select predicates from opposites))
