"""Settings and paths, with their precedence."""

from flows.settings.paths import EXPECTATIONS, REFERENCE, SQL, WarehousePaths, project_folder
from flows.settings.settings import Settings, SettingsError, load_settings

__all__ = [
    "EXPECTATIONS",
    "REFERENCE",
    "SQL",
    "Settings",
    "SettingsError",
    "WarehousePaths",
    "load_settings",
    "project_folder",
]
