"""A folder of Parquet shards, each written whole or not at all, and the run that fills it.

collect → read → join → date → join again → tell: the order stands in `khabar.pipeline`, each step in a module of its own.
What is done is a file whose name says what it was made from, so a run that was stopped goes on where it stood.
"""
