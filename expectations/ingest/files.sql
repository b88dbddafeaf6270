-- The files and records that this run met for the first time.
select
    file,
    sha256,
    bytes,
    (article_id is null) <> (reason is null) as is_accounted,
    (reason is not null)::double as is_quarantined,
from lake.files
where run_id = getvariable('run_id')
