import type { Bridge, EventSignature, Signature } from './types.ts';

/**
 * The declarations that make the messages of builds complete in the editor, and a misspelt or stripped one a type
 * error. Builds whose messages are not known are left out, and take every message.
 *
 * @param bridges By the names of the builds.
 */
export function bridgeTypes(bridges: ReadonlyMap<string, Bridge>): string {
  const builds = [...bridges].filter(([, { messages, events }]) => messages || events);
  const body = builds.map(([name, bridge]) => buildType(name, bridge)).join('');
  return `import 'astro-unity';\n\ndeclare module 'astro-unity' {\n  interface BuildBridges {\n${body}  }\n}\n`;
}

function buildType(name: string, { objects, messages, unreachable, events }: Bridge): string {
  const lines = [
    `    ${JSON.stringify(name)}: {`,
    `      objects: ${objects.length > 0 ? objects.map((object) => JSON.stringify(object)).join(' | ') : 'string'};`,
    ...(messages
      ? [
          '      messages: {',
          ...[...messages].flatMap(messageLines),
          ...unreachable.map((label) => `        // Takes what no page can send: ${inComment(label)}`),
          '      };',
        ]
      : ['      messages: Record<string, [value?: unknown]>;']),
    ...(events
      ? ['      events: {', ...events.map(eventLine), '      };']
      : ['      events: Record<string, unknown[]>;']),
    '    };',
  ];
  return `${lines.join('\n')}\n`;
}

function messageLines([name, signatures]: [string, Signature[]]): string[] {
  const labels = unique(signatures.map(({ label, isPublic }) => (isPublic ? label : `${label}, not public`)));
  const types = unique(signatures.map(({ value }) => (value ? `[${labelled(value)}]` : '[]')));
  return [
    `        /** ${inComment(labels.join('; '))} */`,
    `        ${JSON.stringify(name)}: ${types.join(' | ')};`,
  ];
}

function eventLine({ name, values }: EventSignature): string {
  const type = values ? `[${values.map(labelled).join(', ')}]` : 'unknown[]';
  return `        ${JSON.stringify(name)}: ${type};`;
}

/** An element of a tuple, with a name for the editor to show. */
function labelled({ name, type }: { name: string; type: string }): string {
  return `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : 'value'}: ${type}`;
}

/** Names come from a file; none of them may end the comment that it stands in. */
function inComment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /');
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}
