"""Saved pages in the manner of many templates, with the truth about them."""
