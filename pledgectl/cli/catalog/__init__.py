"""Commands on the catalog, one file per step of its way."""
