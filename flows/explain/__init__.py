"""One article with everything that was read in it: marks in the text, and the rows they became."""
