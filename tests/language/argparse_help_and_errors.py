"""argparse: help texts, defaults, parsed values and error messages."""
import argparse
import sys


def attempt(parser, *args):
    stderr, sys.stderr = sys.stderr, sys.stdout
    try:
        print(parser.parse_args(args))
    except SystemExit as end:
        print("exit", end.code)
    finally:
        sys.stderr = stderr


parser = argparse.ArgumentParser(prog="work", description="Runs %(prog)s in parallel, with as many workers as there "
                                 "are cores unless told otherwise.", epilog="That's all.")
parser.add_argument("files", nargs="*", help="what to read")
parser.add_argument("-n", "--workers", type=int, default=4, metavar="N", help="number of workers (default: %(default)s)")
parser.add_argument("--mode", choices=["fast", "slow"], default="fast")
parser.add_argument("-v", "--verbose", action="count", default=0, help="say more; may be given several times, each time "
                    "adding to what is printed")
parser.add_argument("--rate", type=float, required=False)
parser.add_argument("--quiet", action="store_true")
parser.add_argument("--hidden", help=argparse.SUPPRESS)
parser.add_argument("--tag", action="append", dest="tags")
parser.add_argument("--pair", nargs=2, type=int, metavar=("LOW", "HIGH"))
parser.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a switch")
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
group = parser.add_argument_group("network", "Where to connect.")
group.add_argument("--host", default="localhost")
group.add_argument("-p", "--port", type=int)
either = parser.add_mutually_exclusive_group()
either.add_argument("--left", action="store_true")
either.add_argument("--right", action="store_const", const=3)

attempt(parser, "-h")
attempt(parser, "--version")
attempt(parser)
attempt(parser, "a", "b", "-n", "8", "-vv", "--tag", "x", "--tag=y", "--pair", "1", "2", "--no-flag")
attempt(parser, "-n8", "--mode=slow", "--right", "--", "-x")
attempt(parser, "--po", "80", "--rate", "-1.5", "-vvq")
attempt(parser, "--workers", "many")
attempt(parser, "--mode", "medium")
attempt(parser, "--pair", "1")
attempt(parser, "--left", "--right")
attempt(parser, "--unknown", "--port")
attempt(parser, "--unknown", "1")
attempt(parser, "--ver")
attempt(parser, "--quiet=yes")

strict = argparse.ArgumentParser("strict", formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False)
strict.add_argument("source")
strict.add_argument("target", nargs="?", default="out", help="where to")
strict.add_argument("rest", nargs="+", type=int)
strict.add_argument("--key", required=True, help="a key")
attempt(strict)
attempt(strict, "--key", "k", "s", "t", "1", "2")
attempt(strict, "--key", "k", "s", "t", "x")
print(strict.format_help())

commands = argparse.ArgumentParser(prog="tool")
commands.add_argument("--debug", action="store_true")
subparsers = commands.add_subparsers(dest="command", required=True, help="what to do")
run = subparsers.add_parser("run", help="run it", aliases=["r"])
run.add_argument("name")
run.set_defaults(function="run it")
subparsers.add_parser("stop", help="stop it")
attempt(commands, "-h")
attempt(commands)
attempt(commands, "--debug", "run", "me")
attempt(commands, "run", "-h")
attempt(commands, "walk")
print(parser.parse_known_args(["--what", "x"])[1], commands.prog, argparse.Namespace(a=1, b="x"))
print(parser.get_default("host"), vars(argparse.Namespace(a=1)), "a" in argparse.Namespace(a=1))
