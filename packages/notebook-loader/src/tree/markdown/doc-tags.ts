interface DocTag {
  /** HTML for the opening tag with these attributes. */
  open(attributes: string): string;
  close: string;
}

const frameworks: Record<string, string> = { pt: 'PyTorch', tf: 'TensorFlow', jax: 'JAX' };

/** Tags that documentation generators of notebooks define, by lower case name. */
export const docTags: ReadonlyMap<string, DocTag> = new Map<string, DocTag>([
  [
    'tip',
    { open: (attributes) => alert(/\bwarning\b/.test(attributes) ? 'warning' : 'tip'), close: '</aside>' },
  ],
  ...['note', 'warning', 'caution', 'important'].map((kind): [string, DocTag] => [
    kind,
    { open: () => alert(kind), close: '</aside>' },
  ]),
  ['hfoptions', { open: () => '<div class="nb-tabs">', close: '</div>' }],
  ['hfoption', { open: (attributes) => tab(attribute(attributes, 'id') ?? 'Option'), close: '</details>' }],
  ['frameworkcontent', { open: () => '<div class="nb-tabs">', close: '</div>' }],
  ...Object.entries(frameworks).map(([name, title]): [string, DocTag] => [
    name,
    { open: () => tab(title), close: '</details>' },
  ]),
  [
    'youtube',
    {
      open: (attributes) =>
        `<a href="https://www.youtube.com/watch?v=${encodeURIComponent(attribute(attributes, 'id') ?? '')}">Watch on YouTube</a>`,
      close: '',
    },
  ],
]);

function alert(kind: string): string {
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return `<aside class="nb-alert nb-alert-${kind}"><p class="nb-alert-title">${title}</p>`;
}

function tab(title: string): string {
  return `<details class="nb-tab" open><summary>${title.replace(/[<&]/g, '')}</summary>`;
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}
