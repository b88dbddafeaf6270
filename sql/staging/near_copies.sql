-- One row per article that nearly copies an earlier one (MinHash over word runs, Broder 1997): its earliest match.
-- Earlier is by publication, then by file name. Each article is compared with the first member of each of its bands
-- and with the member before it, so that a wire copy printed a thousand times costs thousands of comparisons, not a
-- million. A text with a number that the earlier one lacks is news, not a copy: a wire's own update of a toll.
with

ranked as (
    select
        article_id,
        bands,
        signature,
        numbers,
        row_number() over (order by published_at nulls last, file, article_id) as position,
    from staging.articles
),

band_members as (
    select article_id, position, unnest(bands) as band
    from ranked
),

neighbours as (
    select
        position,
        first_value(position) over members as first_position,
        lag(position) over members as previous_position,
    from band_members
    window members as (partition by band order by position)
),

pairs as (
    select position, first_position as earlier_position
    from neighbours
    where first_position < position
    union
    select position, previous_position
    from neighbours
    where previous_position is not null
),

compared as (
    select
        later.article_id,
        earlier.article_id as duplicate_of,
        earlier.position,
        list_sum(list_transform(list_zip(later.signature, earlier.signature), lambda x: (x[1] = x[2])::integer))
            / len(later.signature) as similarity,
    from pairs as p
    join ranked as later on later.position = p.position
    join ranked as earlier on earlier.position = p.earlier_position
    where list_has_all(earlier.numbers, later.numbers)
)

select article_id, duplicate_of, similarity
from compared
where similarity >= 0.5
qualify row_number() over (partition by article_id order by position) = 1
