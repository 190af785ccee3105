"""Extract: text to what it says. The only stage that knows spaCy; a Doc never leaves this folder."""
