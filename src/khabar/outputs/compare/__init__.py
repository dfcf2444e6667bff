"""Hold records that others made by hand against those of an archive: what both have, where they differ, and what one of them lacks."""
