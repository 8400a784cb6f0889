"""Tables as Sigloom and as Spark write them, to be compared value by value."""

import pyarrow.dataset
import pyarrow.parquet

TABLES = ("reports", "nodes", "edges", "evidence", "mentions")


def of_sigloom(folder, name):
    return pyarrow.parquet.read_table(folder / f"{name}.parquet")


def of_spark(folder, name):
    """In the order of the files, and of the rows in them."""
    parts = sorted((folder / name).glob("*.parquet"))
    return pyarrow.concat_tables(pyarrow.parquet.read_table(part) for part in parts if part.name[0] != "_")


def same(spark_folder, sigloom_folder, names=TABLES):
    """Asserts that they hold the same columns, of the same types, and the same rows in the same order."""
    for name in names:
        expected, got = of_sigloom(sigloom_folder, name), of_spark(spark_folder, name)
        assert [(f.name, f.type) for f in got.schema] == [(f.name, f.type) for f in expected.schema], name
        assert got.num_rows == expected.num_rows, name
        for column in expected.column_names:
            assert got[column].to_pylist() == expected[column].to_pylist(), f"{name}.{column}"
