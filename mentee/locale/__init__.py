"""The sentences for translators, and the tool that gathers them from the code: `python -m mentee.locale`."""
