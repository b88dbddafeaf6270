-- One row per statement that can be part of a dispute: those that stand against something, all of their articles, those of
-- other articles that share a story key with them, and those that could contradict another outright. Lists go to Python
-- as text, which it reads several times faster; `met_keys` are the story keys under which others look for the statement.
with

against as (
    select claim_id, article_id, refers_to, story_keys
    from staging.statements
    where stance <> 'asserts' or is_negated or is_contrary
),

their_articles as (
    select distinct article_id
    from against
    union
    -- those that tell the same story: of the same event, or of a private person whom both name
    select o.article_id
    from against as a
    join links.article_events as e on e.article_id = a.article_id
    join links.article_events as o on o.event_id = e.event_id
    union
    select o.article_id
    from against as a
    join links.article_persons as p on p.article_id = a.article_id
    join links.article_persons as o on o.person = p.person
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
    select s.claim_id, list(w.key) as met_keys
    from (select claim_id, unnest(story_keys) as key from staging.statements where stance = 'asserts') as s
    join wanted_keys as w on w.key = s.key
    group by s.claim_id
),

opposites as (
    select list(distinct predicate) as predicates
    from (select unnest([one, other]) as predicate from reference.opposites)
)

select
    s.claim_id,
    s.article_id,
    l.source_id,
    s.stance,
    s.published,
    s.start,
    s.end,
    s.text,
    array_to_string(s.predicates, '|') as predicates,
    array_to_string(s.names, '|') as names,
    array_to_string(s.stems, '|') as stems,
    s.is_pointer,
    s.is_question,
    s.is_modal,
    s.is_negated,
    s.is_narrated,
    coalesce(s.is_contrary, false) as is_contrary,
    s.refers_to,
    m.met_keys,
    s.multiplicity,
    s.contrast,
from staging.statements as s
left join meeting as m on m.claim_id = s.claim_id
left join links.speaker_sources as l on l.speaker_id = s.speaker_id
where m.claim_id is not null
    or s.multiplicity is not null
    or s.contrast is not null
    or s.article_id in (select article_id from their_articles)
    or list_has_any(s.predicates, (select predicates from opposites))
