-- One row per current, valid extraction that has been read: its newest reading.
select r.reading_id, r.extraction_id, r.article_id, r.reader_version
from lake.readings as r
join staging.extractions as e on e.extraction_id = r.extraction_id
where e.status = 'extracted'
qualify row_number() over (partition by r.extraction_id order by r.read_at desc, r.reading_id desc) = 1
