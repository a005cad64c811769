"""Where the graph lives: the embedded server, or any Bolt address."""
