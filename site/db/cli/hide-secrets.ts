import type { Program } from './program.ts';

/** The two ways to write, with the database's token taken out of all that is written. */
export function hideSecrets({ env, out, error }: Program): Pick<Program, 'out' | 'error'> {
  const secrets = secretsOf(env);
  const hide = (text: string): string =>
    secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text);
  return { out: (text) => out(hide(text)), error: (text) => error(hide(text)) };
}

function secretsOf({ DATABASE_URL: url = '', DATABASE_AUTH_TOKEN: token = '' }: NodeJS.ProcessEnv): string[] {
  const [, encoded = ''] = /[?&]authToken=([^&#]*)/.exec(url) ?? [];
  const [, user = ''] = /^[a-z]+:\/\/([^/@]*)@/i.exec(url) ?? [];
  const password = user.split(':')[1] ?? '';
  return [token, encoded, decode(encoded), user, password].filter((secret) => secret !== '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
