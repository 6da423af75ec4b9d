import { createHash } from 'node:crypto';
import { isObject, type JsonValue, NotebookError, ownString } from '../nbformat/index.ts';
import { askPython, script } from './ask-python.ts';
import { stampCommand } from './stamp-command.ts';

/** A kernel that is installed. */
export interface Kernel {
  name: string;
  /** As the kernel calls it: `python`, `R`. */
  language: string;
  /** The command that starts it. */
  argv: string[];
  /** Variables that it starts with. */
  env: Record<string, string>;
}

export interface Jupyter {
  /** The Python that it is installed for. */
  python: string;
  kernels: Kernel[];
}

/**
 * The first of some Pythons that has Jupyter, and its kernels.
 *
 * @throws {NotebookError} where none has, with what each of them said.
 */
export async function findJupyter(pythons: readonly string[]): Promise<Jupyter> {
  const complaints: string[] = [];
  for (const python of pythons) {
    try {
      return { python, kernels: readKernels(await askPython(python, [script('ask_jupyter.py'), 'kernels'])) };
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new NotebookError(
    `Notebooks are to be run, but no Jupyter was found: ${complaints.join('; ')}.`,
    'Install it with “python3 -m pip install nbclient ipykernel”, or activate the virtual environment that has it; ' +
      'the option “execute.python” names another Python.',
  );
}

/**
 * What a kernel runs on, as a hash. Of Python it tells the version and the packages, of other languages the program that starts the
 * kernel.
 *
 * @throws {NotebookError} where the kernel's interpreter does not start.
 */
export async function kernelFingerprint({ name, language, argv, env }: Kernel): Promise<string> {
  const [interpreter] = argv;
  const hash = createHash('sha256');
  if (language.toLowerCase() !== 'python' || interpreter === undefined) {
    const stamp = interpreter === undefined ? '' : await stampCommand(interpreter);
    return hash.update(JSON.stringify([argv, env, stamp])).digest('hex');
  }
  const found = await askPython(interpreter, [script('list_packages.py')], env).catch((cause: unknown) => {
    throw new NotebookError(
      `The kernel “${name}” is installed, but its Python does not start: ${cause instanceof Error ? cause.message : cause}.`,
      `Install the kernel anew from the environment that it is meant for: “python -m ipykernel install --user --name ${name}”.`,
      { cause },
    );
  });
  // Its path is another one on every machine.
  return hash
    .update(JSON.stringify([argv.slice(1), env]))
    .update(found)
    .digest('hex');
}

function readKernels(text: string): Kernel[] {
  const answer: JsonValue = JSON.parse(text);
  const kernels = isObject(answer) ? answer.kernels : undefined;
  return Array.isArray(kernels) ? kernels.flatMap(readKernel) : [];
}

function readKernel(value: JsonValue): Kernel[] {
  if (!isObject(value)) return [];
  const { argv, env } = value;
  const name = ownString(value, 'name');
  if (name === undefined || !Array.isArray(argv)) return [];
  const variables = isObject(env) ? Object.entries(env) : [];
  return [
    {
      name,
      language: ownString(value, 'language') ?? '',
      argv: argv.map(String),
      env: Object.fromEntries(variables.map(([key, text]) => [key, String(text)])),
    },
  ];
}
