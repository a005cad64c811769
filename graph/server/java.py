"""The command line that runs ArcadeDB from the Java runtime and the jars inside `arcadedb-embedded`.

Settings: https://docs.arcadedb.com/arcadedb/reference/settings (arcadedb.server.*, arcadedb.bolt.*).
"""

from __future__ import annotations

import os
import socket
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from actorgraph.graph.errors import ServerError
from actorgraph.graph.server.state import DataFolder

MAIN_CLASS = "com.arcadedb.server.ArcadeDBServer"
# Doors that nothing here goes through; a jar that is on the class path opens its door by itself.
UNUSED_JARS = ("arcadedb-mcp", "arcadedb-postgresw", "arcadedb-redisw", "arcadedb-graphql", "arcadedb-console")


def bundle() -> Path:
    """The installed package's folder, found without importing it: the import would load a JVM into this process."""
    spec = find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise ServerError("The package arcadedb-embedded is missing; install it, or name a server with --uri.")
    return Path(spec.submodule_search_locations[0])


def java_program() -> Path:
    """The bundled Java; ServerError where this platform's package has none."""
    program = bundle() / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")
    if not program.is_file():
        raise ServerError(f"The Java runtime of arcadedb-embedded is missing ({program}); reinstall that package.")
    return program


def class_path() -> str:
    """The bundled jars, less those that are not needed, in the platform's form."""
    jars = sorted(jar for jar in (bundle() / "jars").glob("*.jar") if not jar.name.startswith(UNUSED_JARS))
    return os.pathsep.join(str(jar) for jar in jars)


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def server_command(folder: DataFolder, port: int, heap: str, database: str) -> list[str]:
    """The arguments that start the server; the password is passed as a file, since others can read command lines."""
    properties = {
        "java.util.logging.config.file": str(files("actorgraph.graph.server").joinpath("logging.properties")),
        "java.awt.headless": "true",
        "file.encoding": "UTF-8",
        "arcadedb.server.mode": "development",  # in production mode it keeps the reason of an error to itself
        "arcadedb.server.rootPath": str(folder.server),
        "arcadedb.server.rootPasswordPath": str(folder.secret),
        "arcadedb.server.defaultDatabases": f"{database}[]",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": str(free_port()),
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": str(port),
        "arcadedb.bolt.defaultDatabase": database,
    }
    flags = [f"-D{name}={value}" for name, value in properties.items()]
    limits = [f"-Xmx{heap}", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"]
    return [str(java_program()), *limits, *flags, "-cp", class_path(), MAIN_CLASS]
