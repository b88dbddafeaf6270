-- One row per file or record and content that was taken out on request: the newest decision holds.
select file, sha256, decided_at
from lake.forgotten
qualify row_number() over (partition by file, sha256 order by decided_at desc, is_forgotten) = 1 and is_forgotten
