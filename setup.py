"""What pyproject.toml cannot say: the wheel also carries `en_actorgraph`, so that `spacy.load("en_actorgraph")` works.

spaCy asks for an installed distribution of the pipeline's name and then imports a module of that name
(spacy.util.load_model); the entry point `spacy_models` makes it known to `spacy info` alone.
"""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

PIPELINE = "en_actorgraph"
MODULE = '''"""The language pipeline of actorgraph, under the name by which spaCy looks for it."""

from actorgraph.loaders.language import load as load
'''
METADATA = """Metadata-Version: 2.1
Name: {name}
Version: {version}
Summary: The English pipeline of actorgraph, installed and removed with it
"""


class BuildWithPipeline(build_py):
    """Builds the packages, then the module and the metadata that spaCy looks for beside them."""

    def run(self) -> None:
        """Build; in a strict editable installation too."""
        super().run()
        for path, text in self.pipeline_files().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Every file that is built."""
        return [*super().get_outputs(include_bytecode), *map(str, self.pipeline_files())]

    def pipeline_files(self) -> dict[Path, str]:
        """The texts of the files beside the packages, by their paths."""
        built = Path(self.build_lib)
        metadata = METADATA.format(name=PIPELINE, version=self.distribution.get_version())
        return {built / f"{PIPELINE}.py": MODULE, built / f"{PIPELINE}.egg-info" / "PKG-INFO": metadata}


setup(cmdclass={"build_py": BuildWithPipeline})
