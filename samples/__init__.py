"""The sample reports that the demo loads, and their gold graphs."""
