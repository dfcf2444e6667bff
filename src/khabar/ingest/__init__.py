"""The world → Report: files, folders and standard input."""
