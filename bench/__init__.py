"""How quick the project is, and how much memory it takes."""

import os

# Before numpy is imported: one core is measured, and nothing may help itself to another.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[_name] = "1"
