import { isObject, type Notebook, NotebookError, own, ownString } from '../nbformat/index.ts';
import type { Jupyter, Kernel } from './jupyter.ts';

/**
 * The kernel that runs a notebook: the one that it names, or that stands in the place of that one; where it names none, one of
 * its language.
 *
 * @param instead Kernels in the place of those that notebooks name.
 * @param path How messages name the notebook.
 * @throws {NotebookError} where it is not installed, with those that are.
 */
export function chooseKernel(
  { metadata, language }: Notebook,
  { kernels, python }: Jupyter,
  instead: Readonly<Record<string, string>>,
  path: string,
): Kernel {
  const said = kernelName(own(metadata, 'kernelspec'));
  const name = said !== undefined && Object.hasOwn(instead, said) ? instead[said] : said;
  const wanted = (kernel: Kernel) =>
    name === undefined
      ? kernel.language.toLowerCase() === language
      : kernel.name.toLowerCase() === name.toLowerCase();
  const kernel = kernels.find(wanted);
  if (kernel) return kernel;
  const installed =
    kernels.length === 0
      ? 'None is installed.'
      : `Installed are ${kernels.map((kernel) => `“${kernel.name}” (${kernel.language})`).join(', ')}.`;
  if (name === undefined) {
    throw new NotebookError(
      `The notebook names no kernel, and there is none for its language, ${language}. ${installed}`,
      `Install one for ${python}, or choose a kernel for the notebook in Jupyter and save it.`,
      { path },
    );
  }
  throw new NotebookError(
    `Jupyter has no kernel “${name}”, which the notebook is run with. ${installed}`,
    `Install it, of Python by “python -m ipykernel install --user --name ${name}”, or name one that runs in its place: execute: { kernels: { '${said ?? name}': '…' } }.`,
    { path },
  );
}

/** Old notebooks have the name alone. */
function kernelName(kernelspec: unknown): string | undefined {
  const name = isObject(kernelspec) ? ownString(kernelspec, 'name') : kernelspec;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}
