"""Network -> bytes and answers: the addresses that the user names, and no others."""
