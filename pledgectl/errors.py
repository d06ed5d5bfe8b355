"""The one exception that stops a command, and the exit codes (contract §4)."""

DONE, ATTENTION, USAGE, UNUSABLE, NOT_ALLOWED, FAULT, CANCELLED = 0, 1, 2, 3, 4, 70, 130


class PledgectlError(Exception):
    """Stop the command and tell the clerk what happened, where, and what to do."""

    def __init__(self, message: str, where: str = "", hint: str = "", code: int = UNUSABLE) -> None:
        super().__init__(message)
        self.message, self.where, self.hint, self.code = message, where, hint, code


def refusal(message: str, where: str, hint: str) -> PledgectlError:
    """Make the error of what the rules do not allow."""
    return PledgectlError(message, where, hint, NOT_ALLOWED)
