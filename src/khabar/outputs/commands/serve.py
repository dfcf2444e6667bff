"""`khabar serve`: the web app and the API over one archive."""

from __future__ import annotations

import argparse

from khabar.errors import KhabarError
from khabar.outputs.commands import DONE, note

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
    serve.add_argument("--new-key", metavar="NAME", help="make a key for somebody, show it once, and end")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from khabar.archive.reader import Archive

    archive = Archive.open(arguments.archive)
    try:
        import uvicorn

        from khabar.outputs.web.app import make_app
        from khabar.outputs.web.keys import Keys, make_key
        from khabar.outputs.web.site import Site
    except ImportError:
        raise KhabarError("the web app is not installed", "serve", 'pip install "khabar[web]"') from None
    if arguments.new_key:
        print(make_key(archive.path, arguments.new_key))
        note("keep it: only its hash is kept here")
        return DONE
    if not 0 < arguments.port < 65536:
        raise KhabarError(f"{arguments.port} is no port", "--port", "name one from 1 to 65535")
    here = arguments.host in HERE
    if not here and not Keys(archive.path):
        raise KhabarError(
            "other machines may ask only with a key, and there is none", f"--host {arguments.host}",
            f"make one: khabar serve -a {archive.path} --new-key NAME",
        )  # fmt: skip
    site = Site.open(archive.path, open_to_all=here, hosts=HERE if here else ())
    note(f"http://{arguments.host}:{arguments.port}/ (end with Ctrl-C)")
    uvicorn.run(
        make_app(site), host=arguments.host, port=arguments.port, log_level="warning", access_log=False, server_header=False,
        timeout_keep_alive=20, limit_concurrency=500,
    )  # fmt: skip
    return DONE
