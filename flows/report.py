"""Stage: the static page for readers, from the published warehouse."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.reporting.page import render, write
from flows.retries import is_passing
from flows.run import Run
from flows.settings import WarehousePaths
from flows.warehouse import published


@task(name="report", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=is_passing)
def report(run: Run) -> None:
    """Write the page of the newest publish; nothing where nothing is published yet."""
    if run.paths.published.is_file():
        write_report(run.paths)


def write_report(paths: WarehousePaths) -> str:
    """Write the page of the published warehouse; its path. Raises NoWarehouseError where there is none."""
    with published(paths) as connection:
        html = render(connection, (paths.report / "data_docs" / "index.html").is_file())
    return str(write(html, paths.report))
