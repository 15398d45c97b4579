"""getpass: a password is the next scripted line of input."""
import os


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    return input(prompt)


def getuser():
    return os.getlogin()
