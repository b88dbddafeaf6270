-- One row per speaker: its place in the order of publication, which no order of arrival changes, so that the same articles
-- always found the same sources, and a newer article joins a source under the id that it has; `mark` tells all its fields.
select
    s.speaker_id,
    row_number() over (order by a.published_at nulls last, a.file, s.speaker_id) as position,
    substr(md5(to_json(s)::varchar), 1, 16) as mark,
from staging.speakers as s
join staging.articles as a on a.article_id = s.article_id
