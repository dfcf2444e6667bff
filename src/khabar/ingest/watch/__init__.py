"""Feeds watched: polled politely, each article fetched once, every version of a changed one kept."""
