"""How events hang together: what the text says was done in answer to what, after what, or as part of what."""
