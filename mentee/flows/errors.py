"""What can go wrong in a deed, one class per cause; the message says what happened and `remedy` what to do."""

from __future__ import annotations


class FlowError(Exception):
    """A deed that could not be done."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UnknownPersonError(FlowError):
    """Nobody by that name; the remedy offers who comes near."""


class AmbiguousPersonError(FlowError):
    """Several people by that name; the remedy lists what tells them apart."""


class NotReadyError(FlowError):
    """Something must come first: the questions answered, or a file imported."""


class BadInputError(FlowError):
    """A value or a file that cannot be used."""


class YourselfError(BadInputError):
    """The seeker was named where somebody else is asked for."""
