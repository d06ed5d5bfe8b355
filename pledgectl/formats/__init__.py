"""How things are written down, pure: records, catalogs and profiles as TOML, parts of workbooks, SARIF."""
