-- Which sources are spelled in more than one way?
select name, kind, aliases
from sources
where len(aliases) > 1
order by len(aliases) desc, name
