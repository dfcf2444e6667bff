"""Feeds watched, against a server of our own that answers as the world does: late, changed, moved, broken, or not at all."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from test_ingest_files import newsml
from written_files import TEXT, page

from khabar import Archive, KhabarError, Report
from khabar.archive.folder import writing
from khabar.ingest.watch.fetch import Limits, fetch
from khabar.ingest.watch.polite import Clock, Manners
from khabar.ingest.watch.robots import robots_of
from khabar.ingest.watch.rounds import AGAIN, Happening, Rounds
from khabar.ingest.watch.state import State
from khabar.outputs.altered import altered
from khabar.outputs.cli import main

START = 1_620_200_000.0
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A server on this machine: `pages` are its answers by path, `asked` the requests that came."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                answer = site.pages.get(self.path.split("?")[0], (404, {}, b""))
                if callable(answer):
                    answer(self)
                    return
                status, fields, body = answer
                known = self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since")
                if known and known in (fields.get("ETag"), fields.get("Last-Modified")):
                    status, body = 304, b""
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                if "Content-Length" not in fields and status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *told: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def put(self, path: str, body: str | bytes, status: int = 200, **fields: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = status, {name.replace("_", "-"): value for name, value in fields.items()}, data

    def story(self, number: int, text: str = TEXT) -> None:
        self.put(
            f"/{number}",
            page(f"خبر رقم {number} عن القصف في المدينة", text),
            ETag=f'"{hash(text)}"',
            Content_Type="text/html",
        )

    def feed(self, *numbers: int, mark: str = "", updated: str = "") -> None:
        items = "".join(
            f"<item><guid>{mark}{n}</guid><link>{self.url}/{n}{f'?utm_source={mark}' if mark else ''}</link><title>{n}</title>"
            f"{f'<updated>{updated}</updated>' if updated else ''}</item>" for n in numbers
        )  # fmt: skip
        self.put("/feed", f"<rss><channel><title>x</title>{items}</channel></rss>", ETag=f'"{numbers}{mark}{updated}"')


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.server.shutdown()
    found.server.server_close()


class Hours:
    """A clock that goes on when somebody sleeps or is told so."""

    def __init__(self) -> None:
        self.at = START
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.sleep, lambda: 0.0)


MANNERS = Manners(delay=1.0, interval=600.0, limits=Limits(bytes=200_000, silence=1.0, seconds=2.0, private=True))


def watching(site: Site, hours: Hours, path: Path | None = None, feed: str = "/feed") -> Rounds:
    return Rounds([site.url + feed], State(path), hours.clock(), MANNERS)


def told(happenings: Iterator[Happening]) -> list[str]:
    return [h.what for h in happenings]


def test_each_article_is_fetched_once(site: Site) -> None:
    site.feed(1, 2)
    site.story(1)
    site.story(2)
    hours = Hours()
    rounds = watching(site, hours)
    first = list(rounds.round())
    assert [h.what for h in first] == ["new", "new"]
    assert all(h.report and TEXT.split("\n")[0] in h.report.text for h in first)
    assert site.asked == ["/robots.txt", "/feed", "/1", "/2"]
    assert told(rounds.round()) == []
    hours.at += 700
    site.feed(2, 1, 3)
    site.story(3)
    assert told(rounds.round()) == ["new"]
    assert site.asked[4:] == ["/feed", "/3"]


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    site.feed(1)
    site.story(1)
    hours = Hours()
    rounds = watching(site, hours)
    list(rounds.round())
    hours.at += 10_000
    assert told(rounds.round()) == []
    assert site.asked[-2:] == ["/feed", "/1"]


def test_a_changed_figure_is_told_and_the_version_keeps_its_id(site: Site) -> None:
    site.feed(1)
    site.story(1, TEXT)
    hours = Hours()
    rounds = watching(site, hours)
    [new] = rounds.round()
    hours.at += 2_000
    site.story(1, TEXT.replace("ثلاثة عمال", "سبعة عمال"))
    [changed] = rounds.round()
    assert (new.what, changed.what) == ("new", "changed")
    assert new.report
    assert changed.report
    assert changed.before
    assert changed.report.id == new.report.id
    assert altered(changed.before, changed.report)[0] == "injured: 3 → 7"


def test_a_feed_that_says_so_has_an_article_looked_at_at_once(site: Site) -> None:
    site.feed(1, updated="2021-05-05T08:00:00Z")
    site.story(1)
    hours = Hours()
    rounds = watching(site, hours)
    list(rounds.round())
    hours.at += 650
    site.story(1, TEXT.replace("ثلاثة", "خمسة"))
    site.feed(1, updated="2021-05-05T09:00:00Z")
    assert told(rounds.round()) == ["changed"]


def test_a_feed_that_changes_its_ids_and_marks_brings_nothing_twice(site: Site) -> None:
    site.feed(1, mark="a")
    site.story(1)
    hours = Hours()
    rounds = watching(site, hours)
    assert told(rounds.round()) == ["new"]
    hours.at += 650
    site.feed(1, mark="b")
    assert told(rounds.round()) == []


def test_a_link_that_is_no_address_costs_no_other_entry(site: Site) -> None:
    bad = "http://[nahr/1"
    site.story(1)
    items = "".join(f"<item><link>{link}</link></item>" for link in (bad, f"{site.url}/1"))
    site.put("/feed", f"<rss><channel>{items}</channel></rss>")
    assert told(watching(site, Hours()).round()) == ["new"]
    site.put(
        "/feed",
        json.dumps({"items": [{"id": 1, "url": bad, "title": "\ud800"}, {"id": 2, "url": "/1", "title": "\ud800"}]}),
    )
    assert told(watching(site, Hours()).round()) == ["new"]
    site.put("/feed", "", 302, Location=bad)
    [failed] = watching(site, Hours()).round()
    assert failed.told.startswith("it leads to what is no address")


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("/news?12345", "/news?12345"),
        ("/a?q=%C7%E1&fbclid=x&b", "/a?q=%C7%E1&b"),
        ("/a?x=1+2&UTM_medium=rss&&y=%20;z", "/a?x=1+2&&y=%20;z"),
        ("/a?utm_source=x#top", "/a"),
    ],
)
def test_an_address_is_asked_as_it_is_written(site: Site, told: str, asked: str) -> None:
    site.put("/feed", f"<rss><channel><item><link>{site.url}{told.replace('&', '&amp;')}</link></item></channel></rss>")
    list(watching(site, Hours()).round())
    assert site.asked[-1] == asked


def test_of_a_long_feed_that_stays_as_it_is_every_article_comes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.ingest.watch.rounds._NEW", 2)
    site.feed(1, 2, 3, 4, 5)
    for number in range(1, 6):
        site.story(number)
    hours = Hours()
    rounds = watching(site, hours)
    came = []
    for _ in range(4):
        came.append(told(rounds.round()).count("new"))
        hours.at += 650
    assert came == [2, 2, 1, 0]


def test_an_article_that_can_no_longer_be_had_is_not_asked_for_ever(site: Site) -> None:
    site.feed(1)
    site.story(1)
    hours = Hours()
    rounds = watching(site, hours)
    list(rounds.round())
    site.put("/1", "", 500)
    for _ in range(12):
        hours.at += 80 * 3600
        list(rounds.round())
    assert site.asked.count("/1") == 1 + len(AGAIN)


def test_it_goes_on_where_it_was_stopped(site: Site, tmp_path: Path) -> None:
    site.feed(1, 2, 3)
    for number in (1, 2, 3):
        site.story(number)
    hours = Hours()
    path = tmp_path / "state.sqlite"
    running = watching(site, hours, path).round()
    assert next(running).what == "new"
    running.close()  # killed before the first was remembered
    found = list(watching(site, hours, path).round())
    assert [h.what for h in found] == ["new", "new", "new"]
    assert told(watching(site, hours, path).round()) == []


def test_robots_are_honoured(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /2\nCrawl-delay: 30\n\nUser-agent: other\nDisallow: /")
    site.feed(1, 2)
    site.story(1)
    site.story(2)
    hours = Hours()
    found = list(watching(site, hours).round())
    assert [(h.what, h.told) for h in found] == [("new", ""), ("failed", "robots.txt forbids it")]
    assert "/2" not in site.asked
    assert max(hours.slept) == pytest.approx(30.0)


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_robots_cannot_be_had_is_left_alone(site: Site, status: int) -> None:
    site.put("/robots.txt", "", status)
    site.feed(1)
    [failed] = watching(site, Hours()).round()
    assert "cannot be had" in failed.told
    assert site.asked == ["/robots.txt"]


def test_robots_rules() -> None:
    rules = robots_of(
        "# x\nUser-agent: a\nUser-agent: khabar\nDisallow: /p*/q$\nAllow: /pp/q$\nDisallow: /%D8%A3\n\nUser-agent: *\nDisallow: /",
        "khabar",
    )
    told = {path: rules.allows(f"http://x.example{path}") for path in ("/p1/q", "/p1/q2", "/pp/q", "/أ", "/", "/z")}
    assert told == {"/p1/q": False, "/p1/q2": True, "/pp/q": True, "/أ": False, "/": True, "/z": True}
    assert not robots_of("User-agent: *\nDisallow: /", "khabar").allows("http://x.example/a")
    assert robots_of("Disallow: /", "khabar").allows("http://x.example/a")


def test_failures_back_off_and_a_host_that_asks_to_wait_is_left_alone(site: Site) -> None:
    site.put("/feed", "", 503, Retry_After="5000")
    hours = Hours()
    rounds = watching(site, hours)
    assert told(rounds.round()) == ["failed"]
    hours.at += 700
    assert told(rounds.round()) == ["failed"]
    assert site.asked.count("/feed") == 1
    hours.at += 1_300
    assert told(rounds.round()) == ["failed"]
    hours.at += 5_000
    site.feed(1)
    site.story(1)
    assert told(rounds.round()) == ["new"]


def test_what_is_taken_down_is_told_once(site: Site) -> None:
    site.feed(1)
    site.story(1)
    hours = Hours()
    rounds = watching(site, hours)
    list(rounds.round())
    hours.at += 2_000
    site.put("/1", "", 410)
    assert told(rounds.round()) == ["gone"]
    hours.at += 100_000
    assert told(rounds.round()) == []


def test_moves(site: Site) -> None:
    site.put("/old", "", 301, Location="/feed")
    site.put("/1", "", 302, Location="/moved/1")
    site.feed(1)
    site.put("/moved/1", page(), Content_Type="text/html")
    hours = Hours()
    rounds = watching(site, hours, feed="/old")
    assert told(rounds.round()) == ["new"]
    hours.at += 650
    list(rounds.round())
    assert site.asked.count("/old") == 1
    site.put("/loop", "", 302, Location="/loop")
    with pytest.raises(KhabarError, match="redirects"):
        fetch(f"{site.url}/loop", MANNERS.limits)


def test_private_networks_are_refused(site: Site) -> None:
    site.put("/feed", "x")
    for url in (
        f"{site.url}/feed",
        "http://localhost/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest",
        "http://0.0.0.0/",
    ):
        with pytest.raises(KhabarError, match="private network"):
            fetch(url, Limits())
    for url in ("file:///etc/hostname", "ftp://a.example/", "http://"):
        with pytest.raises(KhabarError, match="only http"):
            fetch(url, Limits())
    assert site.asked == []


def test_a_redirect_to_a_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.ingest.watch.fetch.is_public", lambda address: address == "127.0.0.1")
    site.put("/r", "", 302, Location="http://10.0.0.8/secret")
    with pytest.raises(KhabarError, match=r"10\.0\.0\.8 lies in a private network"):
        fetch(f"{site.url}/r", Limits())


class Tunnel:
    """A proxy on this machine: `asked` are the heads of the requests that came; it leads to the site whatever is asked for."""

    def __init__(self, site: Site, status: str = "200 OK") -> None:
        self.asked: list[str] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.site, self.status = site, status
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            head = b""
            while b"\r\n\r\n" not in head:
                head += near.recv(4096)
            self.asked.append(head.decode())
            near.sendall(f"HTTP/1.1 {self.status}\r\n\r\n".encode())
            if not self.status.startswith("200"):
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.site.server.server_port))
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=pumped, args=(one, other), daemon=True).start()


def pumped(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(4096):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)


def looked_up(monkeypatch: pytest.MonkeyPatch, hosts: dict[str, str]) -> None:
    """Hosts have these addresses and no others are known; those of this machine are as ever."""
    real = socket.getaddrinfo

    def found(host: object, port: object, *more: object, **named: object) -> object:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name.startswith("127."):
            return real(name, port, *more, **named)  # type: ignore[arg-type,call-overload]
        if name not in hosts:
            raise socket.gaierror("unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (hosts[name], port))]

    monkeypatch.setattr(socket, "getaddrinfo", found)


def test_a_proxy_is_given_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/a", "خبر")
    proxy = Tunnel(site)
    monkeypatch.setenv("http_proxy", f"http://reader:s%20x@127.0.0.1:{proxy.port}")
    looked_up(monkeypatch, {"news.example": "93.184.216.34", "inside.example": "10.0.0.7"})
    assert fetch("http://news.example/a", Limits()).body.decode() == "خبر"
    assert proxy.asked[0].startswith("CONNECT 93.184.216.34:80 HTTP/1.1\r\n")
    assert "Proxy-Authorization: Basic cmVhZGVyOnMgeA==\r\n" in proxy.asked[0]
    # What lies in a private network, or cannot be looked up here, is not asked for through it either.
    for host, why in (("inside.example", "private network"), ("unknown.example", "not known")):
        with pytest.raises(KhabarError, match=why):
            fetch(f"http://{host}/a", Limits())
    assert len(proxy.asked) == 1
    assert fetch("http://unknown.example/a", Limits(private=True)).status == 200
    assert proxy.asked[1].startswith("CONNECT unknown.example:80 ")


def test_a_proxy_that_refuses_or_is_of_another_kind_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, {"news.example": "93.184.216.34"})
    monkeypatch.setenv("http_proxy", f"127.0.0.1:{Tunnel(site, '403 No').port}")
    with pytest.raises(KhabarError, match="answers 403"):
        fetch("http://news.example/a", Limits())
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    with pytest.raises(KhabarError, match="not used: socks5"):
        fetch("http://news.example/a", Limits())


def test_no_proxy_stands_before_this_machine_or_a_host_that_is_excepted(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.ingest.watch.proxies import proxy_for

    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "excepted.example")
    assert proxy_for("https://news.example/") is not None
    assert [proxy_for(f"https://{h}/") for h in ("excepted.example", "localhost", "127.0.0.1", "[::1]")] == [None] * 4


def sitemap(*rows: str, root: str = "urlset", each: str = "url") -> str:
    inner = "".join(f"<{each}>{row}</{each}>" for row in rows)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{root}>'


def test_an_index_of_sitemaps_is_followed_for_what_is_of_these_days(site: Site) -> None:
    for number in (1, 2, 3):
        site.story(number)
    at = f"<loc>{site.url}"
    new, old = "<lastmod>2021-05-05</lastmod>", "<lastmod>2020-01-01</lastmod>"
    site.put(
        "/index",
        sitemap(f"{at}/may</loc>{new}", f"{at}/2020</loc>{old}", root="sitemapindex", each="sitemap"),
        ETag='"1"',
    )
    site.put("/may", sitemap(f"{at}/1</loc>{new}", f"{at}/2</loc>{old}", f"{at}/3</loc>"), ETag='"a"')
    site.put("/2020", sitemap(f"{at}/3</loc>{new}"))
    hours = Hours()
    rounds = watching(site, hours, feed="/index")
    assert told(rounds.round()) == ["new"]
    assert "/2020" not in site.asked
    assert not {"/2", "/3"} & set(site.asked)
    # The index stays as it is, one of its sitemaps does not.
    site.put("/may", sitemap(f"{at}/1</loc>{new}", f"{at}/2</loc>{new}"), ETag='"b"')
    hours.at += 1000
    assert told(rounds.round()) == ["new"]
    assert site.asked[-1] == "/2"


def test_an_index_that_names_itself_comes_to_an_end(site: Site) -> None:
    site.put("/index", sitemap(f"<loc>{site.url}/index?a</loc>", root="sitemapindex", each="sitemap"))
    assert told(watching(site, Hours(), feed="/index").round()) == ["failed"]
    assert site.asked.count("/index?a") <= 2


def test_a_feed_that_fails_is_said_to_be_asked_again_and_when(site: Site) -> None:
    site.put("/feed", "", status=500)
    hours = Hours()
    rounds = watching(site, hours)
    assert [h.told for h in rounds.round()] == ["the server answers 500; asked again in 10 minutes"]
    hours.at += 601
    assert [h.told for h in rounds.round()] == ["the server answers 500; asked again in 20 minutes"]


def test_a_page_that_is_named_for_a_feed_says_which_feed_it_has(site: Site) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.put(
        "/",
        f"<!doctype html><html><head>{link}</head><body><p>x</body></html>",
        Content_Type="text/html; charset=utf-8",
    )
    [happening] = watching(site, Hours(), feed="/").round()
    assert happening.told.startswith(f"this is a page and no feed: watch {site.url}/feed;")


def test_a_feed_that_is_sent_as_a_page_is_one(site: Site) -> None:
    site.story(1)
    site.feed(1)
    status, fields, body = site.pages["/feed"]  # type: ignore[misc]
    site.pages["/feed"] = status, {**fields, "Content-Type": "text/html"}, body
    assert told(watching(site, Hours()).round()) == ["new"]


def test_articles_are_looked_at_again_while_their_feed_fails(site: Site) -> None:
    site.story(1)
    site.feed(1)
    hours = Hours()
    rounds = watching(site, hours)
    list(rounds.round())
    site.put("/feed", "", status=500)
    for _ in range(8):
        hours.at = max(hours.at + 1, rounds.due())
        list(rounds.round())
    assert site.asked.count("/1") > 2


def test_watching_ends_where_every_feed_is_gone(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/feed", "", status=410)
    state = str(tmp_path / "state")
    assert main(["watch", f"{site.url}/feed", "--state", state, "--delay", "0", "--allow-private"]) == 1
    said = capsys.readouterr().err
    assert "asked no more" in said
    assert "nothing left to watch" in said


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<p>" * 10_000)
    except OSError:
        pass


def drip(handler: BaseHTTPRequestHandler) -> None:
    try:
        for _ in range(100):
            handler.wfile.write(b"H")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass


def slow(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    drip(handler)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (endless, "larger than"),
        (drip, "no whole answer|no answer"),
        (slow, "no whole answer"),
        ((200, {"Content-Length": "500"}, b"short"), "cut short"),
        ((200, {"Content-Encoding": "gzip"}, b"\x1f\x8bbroken"), "packing"),
        (lambda handler: handler.wfile.write(b"nothing of the kind\r\n\r\n"), "no answer"),
        (lambda handler: None, "no answer"),
    ],
    ids=["endless", "drip", "slow", "short", "packing", "nonsense", "nothing"],
)
def test_answers_that_never_end_or_never_come(
    site: Site, answer: Answer | Callable[[BaseHTTPRequestHandler], None], why: str
) -> None:
    site.pages["/x"] = answer
    with pytest.raises(KhabarError, match=why):
        fetch(f"{site.url}/x", MANNERS.limits)


def test_one_bad_article_takes_no_other_with_it(site: Site) -> None:
    site.feed(1, 2, 3)
    site.story(1)
    site.pages["/2"] = endless
    site.story(3)
    assert sorted(told(watching(site, Hours()).round())) == ["failed", "new", "new"]


def test_an_agency_cancels(site: Site) -> None:
    site.put("/feed", newsml(), ETag='"1"')
    hours = Hours()
    rounds = watching(site, hours)
    assert told(rounds.round()) == ["new"]
    hours.at += 700
    site.put("/feed", newsml("canceled"), ETag='"2"')
    [cancelled] = rounds.round()
    assert (cancelled.what, "cancelled it" in cancelled.told) == ("cancelled", True)


@pytest.mark.parametrize("form", ["json", "sitemap", "atom"])
def test_other_forms_of_feeds(site: Site, form: str) -> None:
    site.story(1)
    bodies = {
        "json": json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "url": "/1"}]}),
        "sitemap": f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site.url}/1</loc></url></urlset>",
        "atom": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:1</id><link href='/1'/></entry></feed>",
    }
    site.put("/feed", bodies[form])
    assert told(watching(site, Hours()).round()) == ["new"]


def test_a_page_without_an_article_gives_what_its_feed_holds(site: Site) -> None:
    site.put("/1", "<html><body><nav>قائمة</nav></body></html>", Content_Type="text/html")
    site.put(
        "/feed",
        f"<rss><channel><item><link>{site.url}/1</link><title>خبر</title><description>{TEXT}</description></item></channel></rss>",
    )
    [new] = watching(site, Hours()).round()
    assert new.report
    assert TEXT.split("\n")[0] in new.report.text


def test_the_command(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.feed(1)
    site.story(1, TEXT)
    archive = tmp_path / "archive"
    (tmp_path / "feeds.opml").write_text(
        f"<opml><body><outline xmlUrl='{site.url}/feed'/></body></opml>", encoding="utf-8"
    )
    asked = [
        "watch",
        str(tmp_path / "feeds.opml"),
        "-a",
        str(archive),
        "--once",
        "--allow-private",
        "--delay",
        "0",
        "--interval",
        "1",
    ]
    assert main(asked) == 0
    assert "new: " in capsys.readouterr().err
    assert Archive.open(archive).counts()["reports"] == 1
    site.story(1, TEXT.replace("ثلاثة عمال", "سبعة عمال"))
    site.feed(1, updated="2021-05-05T09:00:00Z")
    time.sleep(1.1)
    assert main(asked) == 0
    assert "injured: 3 → 7" in capsys.readouterr().err
    assert Archive.open(archive).counts()["reports"] == 2
    assert main(["watch", site.url + "/feed", "--once", "--state", str(tmp_path / "s")]) == 1
    assert "--allow-private" in capsys.readouterr().err
    assert main(["watch", str(tmp_path / "none.opml"), "--once"]) == 2


def test_while_another_build_is_writing_what_is_new_waits(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.feed(1)
    site.story(1)
    archive = tmp_path / "archive"
    asked = ["watch", f"{site.url}/feed", "-a", str(archive), "--once", "--allow-private", "--delay", "0"]
    with writing(archive):
        assert main(asked) == 1
    assert "another build is writing to this archive: what is new is kept" in capsys.readouterr().err
    assert Archive.open(archive).counts()["reports"] == 0
    assert main(asked) == 0
    assert Archive.open(archive).counts()["reports"] == 1


def test_feeds_that_are_not_asked_are_said_and_when_they_are(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.feed(1)
    site.story(1)
    asked = ["watch", f"{site.url}/feed", "--state", str(tmp_path), "--once", "--allow-private", "--delay", "0"]
    assert main(asked) == 0
    assert "not asked" not in capsys.readouterr().err
    assert main(asked) == 0
    said = capsys.readouterr().err
    assert f"not asked now: {site.url}/feed: asked again in 15 minutes" in said or "in 16 minutes" in said
    assert "1 feed: none was due" in said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nahr.example/rss", "this is no address"),
        ("http://[nahr/rss", "this is no address"),
        ("ftp://nahr.example", "only http"),
    ],
)
def test_a_line_that_is_no_address_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, why: str
) -> None:
    (tmp_path / "feeds.txt").write_text(f"# ours\n{line}\n", encoding="utf-8")
    assert main(["watch", str(tmp_path / "feeds.txt"), "--once", "--state", str(tmp_path / "s")]) == 2
    assert f"{line}: {why}" in capsys.readouterr().err
    [failed] = Rounds([line], State(None), Hours().clock(), MANNERS).round()
    assert failed.told.startswith(why)


def test_a_state_of_another_format_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    State(path).base.close()
    for change in ("pragma user_version = 2", "pragma user_version = 0"):
        base = sqlite3.connect(path)
        base.execute(change)
        base.close()
        before = path.read_bytes()
        with pytest.raises(KhabarError, match="keeps format 1"):
            State(path)
        assert path.read_bytes() == before


def test_without_an_archive_the_reports_are_printed(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.feed(1)
    site.story(1)
    assert (
        main(["watch", site.url + "/feed", "--once", "--allow-private", "--delay", "0", "--state", str(tmp_path)]) == 0
    )
    row = json.loads(capsys.readouterr().out)
    assert Report.of(row["text"], title=row["title"]).text == row["text"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_it(site: Site, tmp_path: Path) -> None:
    site.feed(1)
    site.story(1)
    command = [
        sys.executable,
        "-m",
        "khabar",
        "watch",
        site.url + "/feed",
        "--allow-private",
        "--delay",
        "0",
        "--state",
        str(tmp_path),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as running:
        assert running.stdout
        assert running.stderr
        assert json.loads(running.stdout.readline())["title"]
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().decode()
        assert running.wait(30) == 130
    assert "1 new" in said
    assert said.endswith("interrupted\n")
    assert told(Rounds([site.url + "/feed"], State(tmp_path / "state.sqlite"), Hours().clock(), MANNERS).round()) == []
