"""Reader comments: where they are (find), where one ends (split), who wrote it when (parse)."""
