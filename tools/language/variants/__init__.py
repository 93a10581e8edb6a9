"""Rows of variants.csv: one module a source; `settle` makes one lawful table a language."""
