"""The process that keeps the embedded server: starts it, leaves the note, stops it when nobody has used it for a while.

Run as `python -m actorgraph.graph.server.keeper DATA IDLE_MINUTES HEAP DATABASE`, apart from any terminal. The server
itself runs as a child of its own, so that neither can take a user's Python down.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from actorgraph.graph.server.java import free_port, server_command
from actorgraph.graph.server.state import DataFolder, Running

GRACE_SECONDS = 15
START_SECONDS = 90


def connections(process: psutil.Process, port: int) -> int:
    """How many clients are connected to that port of the server."""
    established = (link for link in process.net_connections("tcp") if link.status == psutil.CONN_ESTABLISHED)
    return sum(1 for link in established if link.laddr and link.laddr.port == port)


def watch(server: subprocess.Popen[bytes], port: int, idle_seconds: float, folder: DataFolder) -> None:
    """Wait until the server ends by itself or nobody has used it for `idle_seconds`; starting up does not count."""
    process = psutil.Process(server.pid)
    pause = min(5.0, idle_seconds / 4)
    last_used = time.time() + START_SECONDS
    while server.poll() is None and time.time() - last_used < idle_seconds:
        try:
            server.wait(pause)
        except subprocess.TimeoutExpired:
            # A client may come and go between two looks; each that opens the graph touches the note.
            last_used = time.time() if connections(process, port) else max(last_used, folder.last_touched())


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server in good order, and by force if it takes too long."""
    server.terminate()
    try:
        server.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def keep(folder: DataFolder, idle_seconds: float, heap: str, database: str) -> int:
    """Run one server until it ends; its exit status."""
    port = free_port()
    command = server_command(folder, port, heap, database)
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=folder.path)
    running = Running(server.pid, psutil.Process(server.pid).create_time(), port)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        folder.remember(running)
        watch(server, port, idle_seconds, folder)
    finally:
        stop(server)
        folder.forget(running)
    return server.returncode


if __name__ == "__main__":
    sys.exit(keep(DataFolder(Path(sys.argv[1])), float(sys.argv[2]) * 60, sys.argv[3], sys.argv[4]))
