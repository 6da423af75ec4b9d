/** What a stranger's project may be like: the choices that meet the packages, and their values. The first is the plainest. */
export const AXES = {
  manager: ['npm', 'pnpm', 'yarn'],
  /** Besides that which runs this, the oldest that the packages and Astro allow. */
  node: ['24', '22.12.0'],
  /** The newest that the packages allow, and the oldest. */
  astro: ['^7.0.0', '7.0.0'],
  packages: ['both', 'astro-unity', 'notebook-loader'],
  language: ['JavaScript', 'TypeScript'],
  output: ['static', 'server'],
  base: ['/', '/lab'],
  added: ['by hand', 'astro add'],
  pages: ['astro', 'mdx', 'starlight'],
  styles: ['none', 'tailwind'],
  navigation: ['documents', 'ClientRouter'],
  csp: ['off', 'on'],
  react: ['no', 'yes'],
} as const;

export type Axis = keyof typeof AXES;
export type Choice = { [Name in Axis]: (typeof AXES)[Name][number] };

export const AXIS_NAMES = Object.keys(AXES).filter((name): name is Axis => name in AXES);

/** Whether the choices go together; those that do not are nobody's project. */
function isPossible({
  manager,
  astro,
  packages,
  output,
  added,
  pages,
  navigation,
  csp,
  react,
}: Choice): boolean {
  // Yarn does not tell `astro add` which registry it uses, so that asks npm's, where the packages under test are not.
  if (added === 'astro add' && manager === 'yarn') return false;
  // The newest MDX, Starlight and Node adapter want a newer Astro.
  if (astro === '7.0.0' && (pages !== 'astro' || output === 'server')) return false;
  // Astro: https://docs.astro.build/en/reference/configuration-reference/#securitycsp
  if (navigation === 'ClientRouter' && csp === 'on') return false;
  // Starlight has pages of its own, whose inline scripts do not expect to stay.
  if (navigation === 'ClientRouter' && pages === 'starlight') return false;
  // There is no React in notebooks.
  if (react === 'yes' && packages === 'notebook-loader') return false;
  return true;
}

export function usesUnity({ packages }: Choice): boolean {
  return packages !== 'notebook-loader';
}

export function usesNotebooks({ packages }: Choice): boolean {
  return packages !== 'astro-unity';
}

/** All choices that go together. */
export function allChoices(): Choice[] {
  const [first, ...rest] = AXIS_NAMES.map((name) => AXES[name].map((value) => ({ [name]: value })));
  const products = rest.reduce<Record<string, string>[]>(
    (choices, values) => choices.flatMap((choice) => values.map((value) => ({ ...choice, ...value }))),
    [...(first ?? [])],
  );
  return products.filter(isChoice).filter(isPossible);
}

function isChoice(value: Record<string, string>): value is Choice {
  return AXIS_NAMES.every((name) => name in value);
}

/** `npm, both, TypeScript, …`: the values by which choices differ from the plainest. */
export function describeChoice(choice: Choice): string {
  const chosen = AXIS_NAMES.filter((name, index) => index < 7 || choice[name] !== AXES[name][0]);
  return chosen
    .map((name) =>
      ['node', 'astro', 'csp', 'react', 'base'].includes(name) ? `${name} ${choice[name]}` : choice[name],
    )
    .join(', ');
}
