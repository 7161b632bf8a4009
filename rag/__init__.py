"""What happens when a question comes: from a question to an answer with its sources."""
