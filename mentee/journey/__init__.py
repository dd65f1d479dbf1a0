"""The eight steps as facts: evidence, standings and their moves, step sheet, evaluation, ledger, feedback, holds."""
