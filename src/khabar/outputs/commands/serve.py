"""`khabar serve`: the web app and the API over one archive."""

from __future__ import annotations

import argparse
import os
import socket

from khabar.errors import KhabarError, extra
from khabar.outputs.commands import DONE, note

# So many processes answer where nobody says how many.
MOST = 4
# The names by which this machine is called from itself.
HERE = ("127.0.0.1", "localhost", "::1")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar serve` may be asked for."""
    serve = commands.add_parser(
        "serve",
        help="open the record in a browser, and to programs",
        description="Serve pages and an API over an archive: to this machine alone unless a --host is named; writing needs a key, "
        "and so does everything where another machine may ask.",
        epilog="examples:  khabar serve -a archive\n           khabar serve -a archive --new-key NAME\n"
        "           khabar serve -a archive --host 0.0.0.0 --port 8080",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    serve.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    serve.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, this machine alone)"
    )
    serve.add_argument("--port", type=int, default=8737, help="port (default: 8737)")
    serve.add_argument(
        "--workers", metavar="N", type=int, help=f"processes that answer (default: one for each core, {MOST} at most)"
    )
    serve.add_argument("--new-key", metavar="NAME", help="make a key for somebody, show it once, and end")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from khabar.archive.catalogue.shelves import Catalogue
    from khabar.archive.reader import Archive
    from khabar.archive.run import cores
    from khabar.outputs.progress import Progress

    archive = Archive.open(arguments.archive)
    try:
        from khabar.outputs.web.keys import Keys, make_key
        from khabar.outputs.web.workers import Served, serve
    except ImportError:
        raise KhabarError("the web app is not installed", "serve", extra("web")) from None
    if arguments.new_key:
        print(make_key(archive.path, arguments.new_key))
        note("keep it: only its hash is kept here")
        return DONE
    if not 0 < arguments.port < 65536:
        raise KhabarError(f"{arguments.port} is no port", "--port", "name one from 1 to 65535")
    workers = min(MOST, cores()) if arguments.workers is None else arguments.workers
    if workers < 1:
        raise KhabarError(f"{workers} processes", "--workers", "at least one is needed")
    here = arguments.host in HERE
    if not here and not Keys(archive.path):
        raise KhabarError(
            "other machines may ask only with a key, and there is none", f"--host {arguments.host}",
            f"make one: khabar serve -a {archive.path} --new-key NAME",
        )  # fmt: skip
    served = Served(archive.path, here, HERE if here else ())
    progress = Progress()
    Catalogue.open(served.path, progress.step)
    progress.end()
    listening = _bound(arguments.host, arguments.port)
    note(f"http://{arguments.host}:{arguments.port}/ (end with Ctrl-C)")
    serve(served, listening, workers)
    return DONE


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise KhabarError(f"cannot listen there: {error.strerror}", f"{host}:{port}", "name another --port") from None
    # Who asks before the processes have started waits for them.
    made.listen()
    made.set_inheritable(True)
    return made
