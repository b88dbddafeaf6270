"""The verbs."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.output import Format, show_rows
from flows.settings import Settings, WarehousePaths, load_settings

app = typer.Typer(
    name="counterclaim",
    help="Who said what, how many, on whose authority, and who disagrees.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Warehouse = Annotated[Path, typer.Option("--warehouse", "-w", help="The warehouse folder.")]
As = Annotated[Format, typer.Option("--as", help="How rows are printed.")]
Wait = Annotated[float, typer.Option(help="Seconds to wait for another run to end.", min=0)]
DEFAULT_WAREHOUSE = Path("warehouse")


@app.callback()
def _main() -> None:
    """Who said what, how many, on whose authority, and who disagrees."""


@app.command()
def run(
    inbox: Annotated[Path | None, typer.Argument(help="A folder of article files.")] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    *,
    wait: Wait = 0,
    tagger: Annotated[str | None, typer.Option(help="learned or rules (no model file, finds less).")] = None,
    processes: Annotated[int | None, typer.Option(help="Processes that extract.", min=1)] = None,
    reextract: Annotated[bool, typer.Option("--reextract", help="Extract every article again.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Leave the inbox alone; build the models from the lake.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")
    ] = False,
) -> None:
    """Read the inbox into the warehouse, once: ingest, extract, load, check, publish, report."""
    from flows.cli.running import run_once, show_plan
    from flows.run import Again

    again = Again(extraction=reextract, from_lake=rebuild)
    settings = load_settings(tagger=tagger, processes=processes)
    if dry_run:
        show_plan(inbox, warehouse, settings, again)
    else:
        raise typer.Exit(run_once(inbox, warehouse, wait, settings, again))


@app.command()
def backfill(
    inbox: Annotated[Path, typer.Argument(help="A folder of article files.")],
    since: Annotated[datetime, typer.Option(help="A day.", formats=["%Y-%m-%d"])],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    wait: Wait = 0,
) -> None:
    """Read and extract again what was published (undated: first read) on that day or later."""
    from flows.cli.running import run_once
    from flows.run import Again

    raise typer.Exit(run_once(inbox, warehouse, wait, load_settings(), Again(since=since)))


@app.command()
def forget(
    file: Annotated[str, typer.Argument(help="Its name in the table files.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    undo: Annotated[bool, typer.Option("--undo", help="Put it back.")] = False,
    wait: Wait = 0,
) -> None:
    """Take a file out of the tables, with all that came from it, until it is offered with other content."""
    from flows.cli.running import forget_file

    raise typer.Exit(forget_file(warehouse, file, undo, wait))


@app.command()
def serve(
    inbox: Annotated[Path, typer.Argument(help="A folder of article files.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    cron: Annotated[str | None, typer.Option(help="When, in cron's five fields: '0 3 * * *'.")] = None,
    every: Annotated[int | None, typer.Option(help="Or every so many seconds.", min=1)] = None,
) -> None:
    """Run on a schedule until stopped, in this process."""
    from flows.cli.running import serve_schedule

    serve_schedule(inbox, warehouse, cron, every)


@app.command()
def status(warehouse: Warehouse = DEFAULT_WAREHOUSE, output: As = Format.TABLE) -> None:
    """The last runs, those that published nothing too, and the checks that failed in the newest."""
    from flows.cli.reading import show_status

    show_status(WarehousePaths(warehouse), output)


@app.command()
def disputes(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    every: Annotated[bool, typer.Option("--all", help="Converged ones too.")] = False,
    limit: Annotated[int | None, typer.Option(help="So many at the most.", min=1)] = None,
    output: As = Format.TABLE,
) -> None:
    """The disputes with the evidence on each side, the gravest first."""
    from flows.cli.reading import show_disputes

    show_disputes(WarehousePaths(warehouse), every, limit, output)


@app.command()
def show(
    row_id: Annotated[
        str, typer.Argument(help="The id of an article, claim, estimate, source, quantity or dispute.")
    ],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """One row whole, in its sentence, and the rows that hang on it."""
    from flows.cli.reading import show_row

    show_row(WarehousePaths(warehouse), row_id)


@app.command()
def sql(
    query: Annotated[str | None, typer.Argument(help="A SQL query, or '-' for standard input.")] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    output: As = Format.TABLE,
    analysis: Annotated[
        str | None, typer.Option(help="A ready question instead: see 'counterclaim analyses'.")
    ] = None,
) -> None:
    """Ask the published warehouse in SQL (read-only)."""
    from flows.cli.reading import run_sql

    run_sql(WarehousePaths(warehouse), query, analysis, output)


@app.command()
def analyses() -> None:
    """The ready questions, to be asked with 'counterclaim sql --analysis NAME'."""
    from flows.reporting.analyses import names, question

    show_rows(("name", "question"), [(name, question(name)) for name in names()], Format.TABLE)


@app.command()
def report(warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Write the static page again and say where it lies."""
    from flows.report import write_report

    typer.echo(write_report(WarehousePaths(warehouse)))


@app.command()
def quarantine(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    output: As = Format.TABLE,
    retry: Annotated[
        bool, typer.Option("--retry", help="Run again, and read again what could not be read.")
    ] = False,
    inbox: Annotated[
        Path | None, typer.Option(help="The folder to read again; the newest run's where none is given.")
    ] = None,
) -> None:
    """The files that could not be read, and why."""
    from flows.cli.reading import show_quarantine
    from flows.cli.running import retry_quarantine

    if retry:
        raise typer.Exit(retry_quarantine(warehouse, inbox))
    show_quarantine(WarehousePaths(warehouse), output)


@app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="A warehouse folder.")],
    after: Annotated[Path, typer.Argument(help="Another.")],
    table: Annotated[str | None, typer.Option(help="Print this table's rows that differ.")] = None,
    output: As = Format.TABLE,
) -> None:
    """What changed between two warehouses: columns, counts, rows."""
    from flows.cli.reading import show_differences

    show_differences(WarehousePaths(before), WarehousePaths(after), table, output)


@app.command()
def tables(
    table: Annotated[str | None, typer.Argument(help="One table, column by column.")] = None,
    output: As = Format.TABLE,
) -> None:
    """The data dictionary: what each table and column means."""
    from flows.cli.reading import show_tables

    show_tables(table, output)


@app.command()
def settings(output: As = Format.TABLE) -> None:
    """The settings in force: name, value, meaning, and the variable that sets it."""
    values = load_settings()
    rows = [
        (name, getattr(values, name), f"COUNTERCLAIM_{name.upper()}", field.description)
        for name, field in Settings.model_fields.items()
    ]
    show_rows(("setting", "value", "variable", "meaning"), rows, output)
