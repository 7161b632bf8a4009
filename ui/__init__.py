"""The web chat that shows answers with their exact source spans."""
