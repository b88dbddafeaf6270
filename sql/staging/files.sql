-- One row per file or record and content: the newest reading of it (a retried one supersedes).
select
    file,
    sha256,
    bytes,
    article_id,
    reason,
    detail,
    title,
    outlet,
    byline,
    dateline,
    url,
    published_at,
    published_basis,
    run_id,
    seen_at,
from lake.files
qualify row_number() over (partition by file, sha256 order by seen_at desc, run_id desc) = 1
