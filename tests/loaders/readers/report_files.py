"""Reports written to files and read back, for tests of the readers."""

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.reading import read_reports

PROSE = "Rockets hit a base near Erbil on Sunday, the army said. Nobody was hurt."


def read(*paths, **options):
    return list(read_reports(paths, **options))


def one(path, **options):
    [outcome] = read(path, **options)
    if isinstance(outcome, ReportError):
        raise outcome
    return outcome


def errors(outcomes):
    return [str(outcome) for outcome in outcomes if isinstance(outcome, ReportError)]


def good(outcomes):
    return [outcome for outcome in outcomes if not isinstance(outcome, ReportError)]


def written(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
