"""Saved web pages: the main text only, and what the page says about itself."""

from __future__ import annotations

from configparser import ConfigParser
from copy import deepcopy

from actorgraph.loaders.errors import ReportError
from actorgraph.loaders.readers.details import Details

# Below these sizes (characters) trafilatura runs all text together; agency reports are often that short.
SHORTEST = {"min_extracted_size": "60", "min_output_size": "1"}


def main_text(page: str, name: str) -> tuple[str, Details]:
    """The article of a page without menus, scripts, comments and links to other stories, and its metadata.

    The date is taken from the page's markup only, not searched for in its text. Raises ReportError where the page
    has no main text.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        config=_settings(),
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise ReportError(f"{name}: no main text was found in this web page; save the article as .txt and read that")
    return text, Details(
        where="HTML metadata",
        published=getattr(found, "date", None),
        title=getattr(found, "title", None),
        publisher=getattr(found, "sitename", None),
        url=getattr(found, "url", None),
    )


def _settings() -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG

    settings: ConfigParser = deepcopy(DEFAULT_CONFIG)
    for option, value in SHORTEST.items():
        settings.set("DEFAULT", option, value)
    return settings
