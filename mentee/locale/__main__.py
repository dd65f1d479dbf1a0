"""`python -m mentee.locale` writes mentee.pot anew."""

from mentee.locale.extract import main

if __name__ == "__main__":
    main()
