"""`python -m mentee`: the same as the command `mentee`."""

from mentee.cli.main import main

if __name__ == "__main__":
    main()
