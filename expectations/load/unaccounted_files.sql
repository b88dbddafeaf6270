-- Files offered without their one row, and rows without what they promise.
select o.file, o.sha256, 'offered in this run, not in files' as fault
from links.offered_files as o
anti join files as f on f.file = o.file and f.sha256 = o.sha256
union all
select f.file, f.sha256, 'its article is missing'
from files as f
anti join articles as a on a.article_id = f.article_id
where f.outcome in ('article', 'copy')
union all
select f.file, f.sha256, 'quarantined without a row that says why'
from files as f
anti join quarantine as q on q.file = f.file and q.sha256 = f.sha256
where f.outcome = 'quarantined'
union all
select a.file, null, 'an article that no file accounts for'
from articles as a
anti join files as f on f.article_id = a.article_id and f.outcome = 'article'
