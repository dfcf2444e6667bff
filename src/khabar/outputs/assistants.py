"""The record for assistants: a small server of the Model Context Protocol over one archive. It reads alone, and every answer carries the
words of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khabar.archive.catalogue.search import Wanted, search
from khabar.archive.catalogue.shelves import Catalogue
from khabar.errors import KhabarError
from khabar.outputs.ask import ask
from khabar.outputs.narrowed import narrowed
from khabar.record import plain
from khabar.tell.scope import scope

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

INSTRUCTIONS = (
    "Khabar keeps the record of what Arabic reports say of wars and crises: who says what happened, where, when and how many. "
    "It does not judge what is true. Quote the words and name the source of whatever you take from it, and give a range where sources "
    "differ. Where it has no answer, say so."
)


def make_server(catalogue: Catalogue) -> MCPServer:
    """The server; each tool looks first whether the archive has changed."""
    from mcp.server.mcpserver import MCPServer

    server: MCPServer = MCPServer("khabar", instructions=INSTRUCTIONS)

    @server.tool()
    def ask_record(question: str) -> dict[str, Any]:
        """Answer a question in Arabic or English (who, what, how many, where, when, who said, what changed) from records alone.
        `answer` is null where none answers; `citations` are the words of reports that carry each sentence."""
        catalogue.refresh()
        return ask(catalogue, question).to_dict()

    @server.tool()
    def search_record(
        words: str, kind: str = "reports", place: str = "", source: str = "", first: str = "", last: str = ""
    ) -> dict[str, Any]:
        """Find reports, statements or entities (`kind`) by Arabic words, the best first. `first` and `last` are days, YYYY-MM-DD."""
        catalogue.refresh()
        wanted = Wanted(
            words, kind, place=place or None, source=source or None, first=first or None, last=last or None, limit=20
        )
        found: dict[str, Any] = plain(search(catalogue, narrowed(catalogue, wanted)))
        return found

    @server.tool()
    def incident(id: str) -> dict[str, Any]:
        """An incident with its place, days, parties, grade, and every tally with its claims: value, source, report, place of the words."""
        catalogue.refresh()
        row = catalogue.row("select story from incidents where id = ?", (id,))
        record = catalogue.record(row["story"]) if row else None
        if record is None:
            raise KhabarError(f"there is no incident {id!r}", "incident", "find one with search_record or ask_record")
        return scope(record, id).to_dict()

    @server.tool()
    def story(id: str) -> dict[str, Any]:
        """A story with its reports, incidents, timeline, statements, and what answers what."""
        catalogue.refresh()
        record = catalogue.record(id)
        if record is None:
            raise KhabarError(f"there is no story {id!r}", "story", "find one with search_record")
        return record.to_dict()

    @server.tool()
    def report(id: str) -> dict[str, Any]:
        """The text of a report, its outlet and day, with the story and incident that it tells."""
        catalogue.refresh()
        row = catalogue.row(
            "select id, outlet, url, published, title, story, incident from reports where id = ?", (id,)
        )
        text = catalogue.text(id)
        if row is None or text is None:
            raise KhabarError(f"there is no report {id!r}", "report", "find one with search_record")
        return {**row, "text": text}

    return server
