"""Prints the version of a kernel's interpreter, and which packages it has. Needs nothing but Python 3."""

import os
import sys

ENDINGS = (".dist-info", ".egg-info", ".egg-link")

found = [sys.version]
# The first is the folder of this file.
for folder in sys.path[1:]:
    if os.path.isdir(folder):
        found += sorted(name for name in os.listdir(folder) if name.endswith(ENDINGS))
print("\n".join(found))
