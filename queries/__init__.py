"""Questions to the graph and pictures of it. Knows the graph's schema, and neither reports nor records."""
