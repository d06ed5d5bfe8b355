"""Look over the raw bytes of table files before a library opens them: pure, bytes to what was met."""
