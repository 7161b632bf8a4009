"""What happens before a question: from a document file to a searchable index on disk."""
