"""Converts every notebook of a folder to HTML in one process, as nbconvert's own API does: the fairest way to time it."""
import pathlib
import sys

from nbconvert import HTMLExporter

source, target = map(pathlib.Path, sys.argv[1:])
exporter = HTMLExporter(template_name="lab")
failures = 0
for path in sorted(source.glob("*.ipynb")):
    try:
        body, _ = exporter.from_filename(str(path))
        (target / f"{path.stem}.html").write_text(body, errors="surrogatepass")
    except Exception:
        failures += 1
print(f"{failures} failed")
