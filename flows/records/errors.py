"""Errors that a user can mend.

CounterclaimError            one sentence that says what is wrong and what to do
├── SettingsError            a setting cannot be used
├── TableError               a reviewed table in seeds/reference cannot be used
├── ModelError               a learned model is missing or unreadable
├── InboxError               the inbox cannot be read
├── WarehouseError           the warehouse folder cannot be used
├── WorkerError              a process that does a part of the work was killed
├── ServerError              Prefect's server does not answer
├── LakeError                a Parquet file cannot be read or written
├── NoWarehouseError         nothing is published yet, or it cannot be opened
└── HeldError                another run holds the warehouse

Whatever else is raised is an error of ours.
"""


class CounterclaimError(Exception):
    """One sentence that says what is wrong and what to do."""

    exit_code = 2


class WarehouseError(CounterclaimError):
    """The warehouse folder cannot be used."""


class WorkerError(CounterclaimError):
    """A process that does a part of the work was killed."""


class ModelError(CounterclaimError):
    """A learned model is missing or unreadable."""
