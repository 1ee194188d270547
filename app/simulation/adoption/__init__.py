"""The loop of the arrangement: an agency promotes, more homes get cameras, and promotion is worth more again."""
