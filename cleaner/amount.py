"""Numbers of things, for people."""


def amount(count: int, one: str) -> str:
    """A number and its noun, such as `1 record` and `1,200 records`."""
    return f"{count:,} {one}" + ("" if count == 1 else "s")
