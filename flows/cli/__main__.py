"""`python -m flows.cli` is `sitrep`."""

from flows.cli import main

if __name__ == "__main__":  # worker processes import this file too
    main()
