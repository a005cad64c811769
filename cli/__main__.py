"""`python -m actorgraph`."""

from actorgraph.main import main

main()
