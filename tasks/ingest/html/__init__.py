"""Articles out of HTML pages: trafilatura for the text, htmldate for the date, the segment habits for what is left over."""

from tasks.ingest.html.page import Page, read_page

__all__ = ["Page", "read_page"]
