"""What each kind of person does with a turn: calls to the public API, decided by their own stream of chance."""
