"""Where the graph is: option, then environment (ACTORGRAPH_…), then a `.env` file in the working folder.

Without a URI the graph lives in the embedded server, whose data lie in `data`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from actorgraph.loaders.errors import UsageError

EMBEDDED_DATABASE = "actorgraph"


def default_data_folder() -> Path:
    """The user's own data folder for this program, by the platform's custom; it need not exist yet."""
    return user_data_path("actorgraph", appauthor=False)


class Settings(BaseSettings):
    """How to reach the graph. `database` None means the server's own default, `uri` None the embedded server."""

    model_config = SettingsConfigDict(
        env_prefix="ACTORGRAPH_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    uri: str | None = None
    user: str = "neo4j"
    password: SecretStr | None = None
    database: str | None = None
    data: Path = Field(default_factory=default_data_folder)
    idle_minutes: float = Field(default=30, gt=0)
    java_heap: str = Field(default="512m", pattern=r"^[1-9][0-9]*[mMgG]$")

    @property
    def embedded(self) -> bool:
        """Whether the graph lives in the server that this program starts itself."""
        return self.uri is None


def read_settings(**options: Any) -> Settings:
    """The settings in force; an option that is None was not given.

    Raises UsageError where a value does not fit, naming the setting and never its value.
    """
    try:
        return Settings(**{name: value for name, value in options.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"The setting {name} (ACTORGRAPH_{name.upper()}) does not fit: {first['msg']}.") from None
