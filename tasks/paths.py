"""Where the project keeps what it reads and what it writes."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SQL = ROOT / "sql"
VAR = ROOT / "var"
SAMPLES = DATA / "samples"
ONTOLOGY = DATA / "ontology"
GAZETTEER = DATA / "gazetteer"
MODELS = DATA / "models"
SOURCES = DATA / "sources"
