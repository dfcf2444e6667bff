"""A side file of an archive, made for looking things up: SQLite with full-text indexes over our own folded and stemmed words.

    catalogue.sqlite      reports, statements, entities, incidents and stories as rows, each with the words it is found by

It holds nothing that the archive does not: it may be deleted at any time and is made again. After a build only what is new is
added (`fill`); those who read go on reading meanwhile (`shelves`), and `search` asks it.
"""
