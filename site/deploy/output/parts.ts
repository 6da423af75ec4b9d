/** What one output is made of. */
export const PARTS = ['pages', 'notebooks', 'documentation', 'Unity export', 'functions', 'assets'] as const;

export type Part = (typeof PARTS)[number];

const RULES: readonly (readonly [RegExp, Part])[] = [
  [/^static\/_astro\/unity\//, 'Unity export'],
  [/^static\/notebooks\//, 'notebooks'],
  [/^static\/(?:docs|pagefind)\//, 'documentation'],
  [/^static\/.*\.html$/, 'pages'],
  [/^functions\//, 'functions'],
];

/** Which part a file below `.vercel/output` belongs to. */
export function partOf(path: string): Part {
  return RULES.find(([pattern]) => pattern.test(path))?.[1] ?? 'assets';
}
