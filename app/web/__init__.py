"""Pages: what people see in a browser. They ask the same questions as the API and hold no facts."""
