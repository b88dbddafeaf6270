-- One row per statement that can be part of a dispute: those that stand against something or are pointed back at, those that
-- may assert what these are about, and those that could contradict another outright. Whoever asserts it holds one of its
-- predicates, in the same story or under a story key of both; where it has none, three of its words recur in the story.
-- Statements that stand against something without a predicate are about one thing only within a story: where nothing
-- there is repeated or pointed back at, nobody asserts it. Lists go to Python as text, which it reads several times faster;
-- `met_keys` are the story keys under which others look for the statement.
with recursive

told as (
    select s.*, coalesce(t.story_id, s.article_id) as story_id
    from staging.statements as s
    left join links.article_stories as t on t.article_id = s.article_id
),

against as (
    select claim_id, refers_to, story_keys
    from told
    where stance <> 'asserts' or is_negated or is_contrary
),

chains as (
    select claim_id, refers_to
    from against
    union
    select s.claim_id, s.refers_to
    from staging.statements as s
    join chains as c on c.refers_to = s.claim_id
),

opposed as (
    select
        s.claim_id,
        s.story_id,
        s.predicates,
        s.stems,
        s.refers_to is not null or s.claim_id in (select refers_to from chains where refers_to is not null) as is_linked,
    from told as s
    where s.claim_id in (select claim_id from chains)
),

asserted as (
    select claim_id, story_id, predicates, stems
    from told
    where stance = 'asserts' and not is_pointer
),

recurring as (
    select o.story_id, o.claim_id as opposed_id, a.claim_id
    from (select story_id, claim_id, unnest(stems) as stem from opposed where predicates = []) as o
    join (select story_id, claim_id, unnest(stems) as stem from asserted) as a
        on a.story_id = o.story_id and a.stem = o.stem
    group by o.story_id, o.claim_id, a.claim_id
    having count(*) > 2
),

held_here as (
    select a.claim_id
    from (select claim_id, story_id, unnest(predicates) as predicate from asserted) as a
    join links.implications as i on i.predicate = a.predicate
    semi join (select story_id, unnest(predicates) as predicate from opposed) as o
        on o.story_id = a.story_id and o.predicate = i.implied
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
),

answered_stories as (
    select story_id from recurring
    union
    select story_id from opposed where is_linked
),

chosen as (
    select claim_id
    from opposed
    where is_linked or predicates <> [] or story_id in (select story_id from answered_stories)
    union
    select claim_id from recurring
    union
    select claim_id from held_here
    union
    select claim_id from meeting
    union
    select claim_id
    from staging.statements
    where multiplicity is not null or contrast is not null or list_has_any(predicates, (select predicates from opposites))
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
semi join chosen as c on c.claim_id = s.claim_id
left join meeting as m on m.claim_id = s.claim_id
left join links.speaker_sources as l on l.speaker_id = s.speaker_id
