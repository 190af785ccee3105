"""Finding, checking and loading the spaCy model."""

import hashlib
import importlib.util
import warnings
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language

from tasks.errors import ModelError
from tasks.settings import ReaderSettings


def locate(name: str) -> Path:
    """Folder of the model's files (the one with config.cfg): a path, a model package, or a package that keeps the model inside.

    Raises ModelError where there is none.
    """
    found = None if "/" in name else importlib.util.find_spec(name)
    home = Path(found.origin).parent if found and found.origin else Path(name)
    folder = next((p.parent for p in sorted(home.glob("**/config.cfg"), key=lambda p: len(p.parts))), None)
    if folder is None:
        raise ModelError(
            "S301", f"language model {name!r} not found", "install its package (`make setup`), or name a folder in SITREP_READER__MODEL"
        )
    return folder


@lru_cache(maxsize=4)
def fingerprint(folder: Path) -> str:
    """SHA-256 over the model's files, names and bytes, in order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load(settings: ReaderSettings) -> Language:
    """The model as it comes, its bytes checked against the settings.

    Raises ModelError where it is missing or is not the expected one.
    """
    folder = locate(settings.model)
    if settings.model_sha256 and fingerprint(folder) != settings.model_sha256:
        raise ModelError(
            "S302",
            f"the files of language model {settings.model!r} are not the expected ones",
            "reinstall with `make setup`, or set SITREP_READER__MODEL_SHA256 to the hash that `sitrep doctor` shows",
        )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # made with another 3.x: measured to work, see the README
        return spacy.load(folder)


def label(nlp: Language) -> str:
    """`name@version` of a loaded model, as every row records it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}@{nlp.meta['version']}"
