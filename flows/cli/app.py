"""The verbs."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.output import Format, show_rows
from flows.settings import Settings, WarehousePaths, load_settings

app = typer.Typer(
    name="counterclaim",
    help="Who said what, how many, on whose authority, and who disagrees.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Warehouse = Annotated[Path, typer.Option("--warehouse", "-w", help="The warehouse folder.")]
As = Annotated[Format, typer.Option("--as", help="How rows are printed.")]
DEFAULT_WAREHOUSE = Path("warehouse")


@app.callback()
def _main() -> None:
    """Who said what, how many, on whose authority, and who disagrees."""


@app.command()
def run(
    inbox: Annotated[Path, typer.Argument(help="A folder of article files.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    wait: Annotated[float, typer.Option(help="Seconds to wait for another run to end.", min=0)] = 0,
    tagger: Annotated[str | None, typer.Option(help="learned or rules (no model file, finds less).")] = None,
    processes: Annotated[int | None, typer.Option(help="Processes that extract.", min=1)] = None,
) -> None:
    """Read the inbox into the warehouse, once: ingest, extract, load, check, publish, report."""
    from flows.cli.running import run_once

    raise typer.Exit(run_once(inbox, warehouse, wait, load_settings(tagger=tagger, processes=processes)))


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
    output: As = Format.TABLE,
) -> None:
    """The disputes with the evidence on each side, the gravest first."""
    from flows.cli.reading import show_disputes

    show_disputes(WarehousePaths(warehouse), every, output)


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
def quarantine(warehouse: Warehouse = DEFAULT_WAREHOUSE, output: As = Format.TABLE) -> None:
    """The files that could not be read, and why."""
    from flows.cli.reading import show_quarantine

    show_quarantine(WarehousePaths(warehouse), output)


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
