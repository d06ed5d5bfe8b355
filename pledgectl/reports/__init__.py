"""Figures of a place over time: monthly report, supervision, publicity, ledger, yearly assessment; pure."""
