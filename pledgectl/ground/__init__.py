"""What keeps data whole and input harmless: files, changes of several files, packages, guarded parsing."""
