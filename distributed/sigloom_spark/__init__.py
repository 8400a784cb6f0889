"""Sigloom on Apache Spark: reports to tables of a graph, and measures on these tables (docs/distributed.md)."""


class Fault(Exception):
    """What stops the program, as a message for its user."""
