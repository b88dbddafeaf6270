"""Puts the extractor together: models from packages, rules from the reviewed tables."""

import hashlib
import importlib
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from flows.extraction import Extractor, ParsingTagger, Rules, Tagger
from flows.records.errors import ModelError
from flows.reference.claims import load_claim_rules, load_rule_tagger
from flows.reference.estimates import load_estimate_rules
from flows.reference.models import has_tagger, load_tagger
from flows.reference.sources import load_source_tables
from flows.reference.tables import Row, read_table
from flows.settings import REFERENCE, Settings

if TYPE_CHECKING:
    from spacy.language import Language

# a change in any of these may change what an article gives
_PACKAGES = ("records", "reading", "tagging", "claims", "estimates", "sources", "extraction")


class AbbreviationRow(Row):
    """A word whose full stop ends no sentence."""

    abbreviation: str
    reason: str
    example: str


def load_extractor(settings: Settings, folder: Path = REFERENCE) -> Extractor:
    """The extractor that the settings ask for.

    Raises ModelError where a model is not installed, TableError where a reviewed table cannot be used.
    """
    language, rules = load_language(settings.language_model), load_rules(folder)
    if works_by_rule(settings):
        tagger: Tagger = ParsingTagger(load_rule_tagger(folder), language, rules.abbreviations)
    else:
        tagger = load_tagger(settings.threads)
    return Extractor(tagger, language, rules)


def works_by_rule(settings: Settings) -> bool:
    """Whether claims are found by rules alone: the settings say so, or the model's file is missing."""
    return settings.tagger == "rules" or not has_tagger()


def load_rules(folder: Path = REFERENCE) -> Rules:
    """The reviewed tables that extraction reads. Raises TableError where one cannot be used."""
    abbreviations = read_table(folder / "abbreviations.csv", AbbreviationRow)
    return Rules(
        abbreviations=frozenset(row.abbreviation for row in abbreviations),
        claims=load_claim_rules(folder),
        estimates=load_estimate_rules(folder),
        sources=load_source_tables(folder),
    )


def load_language(name: str) -> "Language":
    """The spaCy model `name`, without the components that nothing here reads.

    Raises ModelError where the package is not installed or holds no model.
    """
    try:
        package = importlib.import_module(name)
        return package.load(exclude=["lemmatizer", "senter"])
    except (ImportError, AttributeError, TypeError, OSError) as error:
        message = (
            f"the spaCy model '{name}' cannot be loaded ({error}): run 'make env', "
            f"or set language_model to a model package that is installed"
        )
        raise ModelError(message) from error


def extractor_version(settings: Settings, folder: Path = REFERENCE) -> str:
    """A hash of everything that decides what an article gives: code, tables, models, settings."""
    digest = hashlib.sha256()
    digest.update(
        f"{settings.tagger} {settings.language_model} {_version_of(settings.language_model)}".encode()
    )
    for package in _PACKAGES:
        _add(digest, files(f"flows.{package}"))
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a model that is a module without a distribution of its name
        return ""


def _add(digest: "hashlib._Hash", folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            _add(digest, entry)
        elif entry.name.endswith((".py", ".onnx", ".json")):
            digest.update(entry.name.encode() + entry.read_bytes())
