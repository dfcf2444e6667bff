"""The web app and the API over one archive: pages for people, JSON for programs, both from the catalogue.

Nothing that a page shows or needs comes from elsewhere, pages work without a script, and only those with a key may write.
"""
