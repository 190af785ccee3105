"""The four stages of sitrep and the frames that pass between them."""
