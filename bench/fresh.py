"""What is measured in processes of their own: peak memory as a corpus grows, and the time to import and load."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path

MEMORY = """
import json, sys
from pathlib import Path
from bench.fresh import peak
from bench.texts import texts
from actorgraph.loaders.language import load
nlp, found = load(), texts(Path(sys.argv[1]))
peaks = {"loaded": peak()}
for number, text in enumerate(found, 1):
    nlp(text)
    if number * 4 % len(found) < 4:
        peaks[f"{number} reports"] = peak()
print(json.dumps(peaks))
"""
LOADING = """
import bench, time
start = time.perf_counter()
from actorgraph.loaders.language import load
load()
print(time.perf_counter() - start)
"""


def peak() -> float:
    """The most megabytes that this process has had at once.

    Linux counts in ru_maxrss what the parent had when it started the process, and not in VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def printed(script: str, *arguments: str) -> str:
    """What a script prints in a fresh Python."""
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True).stdout


def memory(folder: Path) -> dict[str, float]:
    """Peak megabytes of a process that parses a folder's reports one after the other, by how many it has parsed."""
    found: dict[str, float] = json.loads(printed(MEMORY, str(folder)))
    return found


def loading(times: int = 5) -> list[float]:
    """The median and the longest of some runs, in seconds from nothing imported to a pipeline that is loaded."""
    seconds = [float(printed(LOADING)) for _ in range(times)]
    return [statistics.median(seconds), max(seconds)]
