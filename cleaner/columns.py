"""The record as columns, made from its JSON Schema: what Arrow, Parquet and Spark have in common."""

from typing import Any, NamedTuple

from cleaner.schema import json_schema

NOT_IN_ROWS = ("source",)
"""Keys that `cleaner clean` alone writes."""
_PLAIN = {"string": "string", "integer": "integer", "number": "number", "object": "json"}
_SPARK = {"string": "STRING", "integer": "BIGINT", "number": "DOUBLE", "json": "STRING"}


class Type(NamedTuple):
    """The type of a column: "string", "integer" and "number" (64 bits), "json" (as text), "list" or "struct"."""

    kind: str
    items: "Type | None" = None
    fields: tuple[tuple[str, "Type"], ...] = ()


def columns() -> tuple[tuple[str, Type], ...]:
    """Name and type of each column, in order. Any value may be null."""
    schema = json_schema()
    return _fields({"properties": schema["properties"]}, schema["$defs"])


def json_columns() -> tuple[str, ...]:
    """Names of the columns that hold JSON as text."""
    return tuple(name for name, kind in columns() if kind.kind == "json")


def _fields(shape: dict[str, Any], known: dict[str, Any]) -> tuple[tuple[str, Type], ...]:
    named = shape["properties"].items()
    return tuple((name, _type(each, known)) for name, each in named if name not in NOT_IN_ROWS)


def _type(shape: dict[str, Any], known: dict[str, Any]) -> Type:
    """The type of values of a shape. The shapes are ours and nest three deep."""
    if "anyOf" in shape:
        shape = next(each for each in shape["anyOf"] if each.get("type") != "null")
    if "$ref" in shape:
        return Type("struct", fields=_fields(known[shape["$ref"].rpartition("/")[2]], known))
    if "enum" in shape:
        return Type("string")
    name = shape["type"] if isinstance(shape["type"], str) else next(n for n in shape["type"] if n != "null")
    return Type("list", items=_type(shape["items"], known)) if name == "array" else Type(_PLAIN[name])


def spark_ddl() -> str:
    """The columns as Spark takes them, one a line. Objects, such as `metadata`, are text that holds JSON."""
    return ",\n".join(f"`{name}` {_spark(kind)}" for name, kind in columns())


def _spark(kind: Type) -> str:
    if kind.items:
        return f"ARRAY<{_spark(kind.items)}>"
    if kind.fields:
        return f"STRUCT<{', '.join(f'`{name}`: {_spark(each)}' for name, each in kind.fields)}>"
    return _SPARK[kind.kind]
