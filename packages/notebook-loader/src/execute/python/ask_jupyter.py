"""What notebook-loader asks of Jupyter. Needs nbclient, and Python 3.8 or newer.

    python ask_jupyter.py kernels   lists the kernels that are installed
    python ask_jupyter.py run       runs the code cells that its input names

Answers are lines of JSON. A run reads one line of JSON, and ends with its kernel as soon as its input ends: however the
process that began it ends, nothing is left behind.
"""

import asyncio
import copy
import json
import math
import os
import re
import signal
import subprocess
import sys
import threading

# What a kernel prints by itself must not get among the answers.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


def answer(event):
    try:
        line = json.dumps(event, allow_nan=False)
    except ValueError:
        line = json.dumps(without_nan(event), allow_nan=False)
    answers.write(line + "\n")
    answers.flush()


def without_nan(value):
    """Kernels of some languages put numbers out that JSON has no words for."""
    if isinstance(value, dict):
        return {key: without_nan(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_nan(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def list_kernels():
    import nbclient  # noqa: F401: without it the kernels are of no use
    from jupyter_client.kernelspec import KernelSpecManager

    kernels = []
    for name, found in KernelSpecManager().get_all_specs().items():
        spec = found["spec"]
        argv = list(spec["argv"])
        # As jupyter_client does when it starts the kernel.
        if re.fullmatch(r"python(\d+(\.\d+)*)?", argv[0]):
            argv[0] = sys.executable
        language = spec.get("language", "")
        kernels.append({"name": name, "language": language, "argv": argv, "env": spec.get("env", {})})
    answer({"kernels": kernels})


class Run:
    """One notebook and its kernel."""

    def __init__(self, task):
        import nbformat.v4
        from nbclient import NotebookClient

        cells = [
            nbformat.v4.new_code_cell(cell["source"], metadata={"tags": cell["tags"]}) for cell in task["cells"]
        ]
        self.ran = []
        self.notebook = nbformat.v4.new_notebook(cells=cells)
        self.client = NotebookClient(
            self.notebook,
            kernel_name=task["kernel"],
            timeout=math.ceil(task["timeout"]),
            startup_timeout=task["startupTimeout"],
            allow_errors=task["allowErrors"],
            record_timing=False,
            resources={"metadata": {"path": task["folder"]}},
        )
        self.group = None

    async def run(self):
        end = {"event": "end", "cells": [], "widgets": None, "failure": None}
        try:
            async with self.client.async_setup_kernel():
                self.remember_group()
                try:
                    await self.run_cells()
                except Exception as error:
                    end["failure"] = self.describe(error)
                self.client.set_widgets_metadata()
                end["widgets"] = self.notebook.metadata.get("widgets")
                # What a kernel says when it is ended is none of the notebook's outputs.
                end["cells"] = copy.deepcopy(self.results())
        except Exception as error:
            end["failure"] = end["failure"] or self.describe(error)
        finally:
            self.kill()
        answer(end)

    def results(self):
        return [
            {"outputs": cell["outputs"], "execution_count": cell["execution_count"]} if index in self.ran else None
            for index, cell in enumerate(self.notebook.cells)
        ]

    async def run_cells(self):
        for index, cell in enumerate(self.notebook.cells):
            if cell.source.strip() == "" or "skip-execution" in cell.metadata["tags"]:
                continue
            answer({"event": "cell", "cell": index})
            self.ran.append(index)
            await self.client.async_execute_cell(cell, index, execution_count=len(self.ran))

    def describe(self, error):
        from nbclient import exceptions

        cell = self.ran[-1] if self.ran else None
        if isinstance(error, exceptions.CellExecutionError):
            # The class of the error and its words are in the output as well, where the kernel made one.
            outputs = self.notebook.cells[cell]["outputs"]
            if not any(output["output_type"] == "error" for output in outputs):
                outputs.append(error_output(error))
            return {"kind": "error", "cell": cell, "message": error_line(error)}
        message = str(error).strip() or type(error).__name__
        if cell is None:
            return {"kind": "start", "message": message}
        if isinstance(error, exceptions.CellTimeoutError):
            return {"kind": "timeout", "cell": cell, "message": message}
        if isinstance(error, exceptions.DeadKernelError):
            return {"kind": "dead", "cell": cell, "message": message}
        return {"kind": "other", "cell": cell, "message": f"{type(error).__name__}: {message}"}

    def remember_group(self):
        """The process group of the kernel, which is the group of all that it starts."""
        provisioner = getattr(self.client.km, "provisioner", None)
        group = getattr(provisioner, "pgid", None)
        if group is not None and group != os.getpgrp():
            self.group = group

    def kill(self):
        """Ends the kernel, if there is one, and what it has started."""
        self.remember_group()
        provisioner = getattr(self.client.km, "provisioner", None)
        if self.group is not None and hasattr(os, "killpg"):
            try:
                os.killpg(self.group, signal.SIGKILL)
            except ProcessLookupError:
                pass
        elif getattr(provisioner, "has_process", False):
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(provisioner.pid)], capture_output=True)


def error_line(error):
    ename = getattr(error, "ename", type(error).__name__)
    return f"{ename}: {getattr(error, 'evalue', '')}"


def error_output(error):
    import nbformat.v4

    return nbformat.v4.new_output(
        "error",
        ename=getattr(error, "ename", type(error).__name__),
        evalue=getattr(error, "evalue", ""),
        traceback=[str(error)],
    )


def run_notebook():
    run = Run(json.loads(sys.stdin.buffer.readline()))
    # The one that zmq works with on Windows, too.
    loop = asyncio.SelectorEventLoop()
    asyncio.set_event_loop(loop)

    def end():
        run.kill()
        os._exit(1)

    def watch_input():
        sys.stdin.buffer.read()
        # In the loop, where the kernel is either not started or known.
        loop.call_soon_threadsafe(end)

    threading.Thread(target=watch_input, daemon=True).start()
    loop.run_until_complete(run.run())
    answers.flush()
    # Threads of Jupyter's need not be waited for.
    os._exit(0)


{"kernels": list_kernels, "run": run_notebook}[sys.argv[1]]()
