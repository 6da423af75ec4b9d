#!/usr/bin/env python3
"""Executes notebooks in place, each with a fresh kernel, and leaves nothing in them that changes from run to run.

    python3 research/run.py                        # all notebooks
    python3 research/run.py foot-contact.ipynb     # only these
"""

from __future__ import annotations

import argparse
import base64
import io
import os
import re
import sys
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import find_kernel_specs
from nbclient import NotebookClient
from PIL import Image

import check

HERE = Path(__file__).resolve().parent
IMAGE_TYPES = ("image/png", "image/svg+xml")
CHART_TYPE = re.compile(r"application/vnd\.vegalite\.v\d\+json")  # a front end that draws charts reads the cell's option itself


def execute(path: Path) -> nbformat.NotebookNode:
    """Runs all cells with the kernel that the notebook names; an error ends the run, unless its cell has the tag `raises-exception`."""
    notebook = nbformat.read(path, as_version=4)
    kernel = notebook.metadata.kernelspec.name
    if kernel not in find_kernel_specs():
        raise LookupError(f"{path.name} needs the Jupyter kernel '{kernel}', which is not installed here; README.md says how to get it.")
    client = NotebookClient(
        notebook, kernel_name=kernel, timeout=300, record_timing=False, resources={"metadata": {"path": str(HERE)}}
    )
    client.execute()
    return notebook


def option(source: str, name: str) -> str | None:
    """The value of a Quarto option line, `#| name: value`, at the top of a cell."""
    found = re.search(rf"^#\| {name}: *(.+)$", source, re.MULTILINE)
    return found.group(1).strip().strip('"') if found else None


def describe_figures(notebook: nbformat.NotebookNode) -> None:
    """Copies each cell's `fig-alt` to where Jupyter front ends look for it: the metadata of its first image."""
    for cell in notebook.cells:
        alt = option(cell.source, "fig-alt") if cell.cell_type == "code" else None
        if alt is None:
            continue
        image = next(((output, kind) for output in cell.outputs for kind in IMAGE_TYPES if kind in output.get("data", {})), None)
        if image is None and any(CHART_TYPE.match(kind) for output in cell.outputs for kind in output.get("data", {})):
            continue
        if image is None:
            raise ValueError(f"Cell '{cell.id}' has a fig-alt, but no picture among its outputs.")
        output, kind = image
        output.metadata.setdefault(kind, {})["alt"] = alt


def shrink_pictures(notebook: nbformat.NotebookNode) -> None:
    """Stores a drawing's PNG with a palette of 256 colours, where that is smaller: plots have few, and each is kept as it is."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/png" not in output.get("data", {}):
                continue
            drawn = base64.b64decode(output.data["image/png"])
            image = Image.open(io.BytesIO(drawn)).convert("RGB")
            smaller = io.BytesIO()
            image.quantize(256, dither=Image.Dither.NONE).save(smaller, "PNG", optimize=True)
            if smaller.tell() < len(drawn):
                output.data["image/png"] = base64.b64encode(smaller.getvalue()).decode() + "\n"


def join_streams(notebook: nbformat.NotebookNode) -> None:
    """A kernel sends what a cell prints in pieces, cut where the clock says; one piece a run of the same stream is stable."""
    for cell in notebook.cells:
        joined: list[nbformat.NotebookNode] = []
        for output in cell.get("outputs", []):
            if joined and output.output_type == joined[-1].output_type == "stream" and output.name == joined[-1].name:
                joined[-1].text += output.text
            else:
                joined.append(output)
        if cell.cell_type == "code":
            cell.outputs = joined


def drop_addresses(notebook: nbformat.NotebookNode) -> None:
    """Python's default text of an object ends with its address, which differs in every run."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/plain" in output.get("data", {}):
                output.data["text/plain"] = re.sub(r" at 0x[0-9a-f]+>", ">", output.data["text/plain"])


def refuse_local_paths(notebook: nbformat.NotebookNode, path: Path) -> None:
    for cell in notebook.cells:
        written = str(cell.get("outputs", []))
        for local in (str(HERE), str(Path.home()) + os.sep, "/tmp/", "ipykernel_"):
            if local in written:
                raise ValueError(f"{path.name}: an output of cell '{cell.id}' contains the local path '{local}'.")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: every notebook beside this script")
    paths = parser.parse_args().notebooks or sorted(HERE.glob("*.ipynb"))
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # matplotlib writes the time into an SVG
    os.environ["PYTHONHASHSEED"] = "0"
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # the kernel's debugger warns about modules that nobody debugs
    check.main()
    for path in paths:
        notebook = execute(path)
        join_streams(notebook)
        shrink_pictures(notebook)
        describe_figures(notebook)
        drop_addresses(notebook)
        refuse_local_paths(notebook, path)
        nbformat.validate(notebook)
        path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
        print(f"{path.name}: {sum(c.cell_type == 'code' for c in notebook.cells)} code cells, {path.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
