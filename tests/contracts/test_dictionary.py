"""The README's dictionary is that of the tables."""

from tasks import paths
from tasks.load import dictionary


def test_readme_has_the_dictionary_of_the_tables() -> None:
    text = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    again = "run `python -m tasks.load.dictionary README.md`"
    assert dictionary.between_markers(text, dictionary.of_new()) == text, again
