"""cleaner schema: the shape of a record."""

import json

import click

from cleaner.commands.output import say
from cleaner.errors import ConfigError


@click.command()
@click.option("--format", "form", type=click.Choice(("json", "arrow", "spark")), default="json", show_default=True,
              help="JSON Schema, the Arrow schema, or the columns for Spark (DDL).")  # fmt: skip
def schema(form: str) -> None:
    """Print the schema of a record."""
    from cleaner.schema import json_schema

    if form == "json":
        say(json.dumps(json_schema(), indent=2))
    elif form == "spark":
        from cleaner.columns import spark_ddl

        say(spark_ddl())
    else:
        try:
            from cleaner.jobs.arrow import ARROW_SCHEMA
        except ImportError as error:
            raise ConfigError("the Arrow schema needs pyarrow: pip install pyarrow") from error
        say(ARROW_SCHEMA.to_string(show_field_metadata=False))
