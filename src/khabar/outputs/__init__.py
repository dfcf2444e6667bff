"""What Khabar shows: the command line, marked reports, pages."""
