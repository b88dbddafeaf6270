-- One row per article that nearly copies an earlier one (MinHash over shingles, Broder 1997): its earliest match.
-- Earlier is by publication, then by file name. Each article is compared with the first member of each of its bands
-- alone, so that a wire copy printed a thousand times costs a thousand comparisons, not a million.
with

ranked as (
    select
        article_id,
        bands,
        signature,
        row_number() over (order by published_at nulls last, file, article_id) as position,
    from staging.articles
),

band_members as (
    select article_id, position, unnest(bands) as band
    from ranked
),

band_firsts as (
    select band, min(position) as first_position
    from band_members
    group by band
    having count(*) > 1
),

pairs as (
    select distinct m.article_id, f.first_position
    from band_members as m
    join band_firsts as f on f.band = m.band
    where f.first_position < m.position
),

compared as (
    select
        p.article_id,
        earlier.article_id as duplicate_of,
        earlier.position,
        list_sum(list_transform(list_zip(later.signature, earlier.signature), lambda x: (x[1] = x[2])::integer))
            / len(later.signature) as similarity,
    from pairs as p
    join ranked as later on later.article_id = p.article_id
    join ranked as earlier on earlier.position = p.first_position
)

select article_id, duplicate_of, similarity
from compared
where similarity >= 0.6
qualify row_number() over (partition by article_id order by position) = 1
