import { expect, test } from 'vitest';
import { environmentNamed, environmentOf } from '../../deploy/environments/environments.ts';
import {
  requireBuildVariables,
  requireVariables,
  secretValues,
} from '../../deploy/environments/variables.ts';

test.each([
  ['refs/pull/12/merge', 'preview'],
  ['refs/heads/dev', 'staging'],
  ['refs/tags/v1.20.0', 'production'],
])('%s goes to %s', (ref, name) => {
  expect(environmentOf(ref).name).toBe(name);
});

test.each([
  'refs/heads/main',
  'dev',
  'refs/tags/v1.0',
  'refs/tags/v1.0.0-rollback',
  'refs/heads/refs/heads/dev',
])('nothing is deployed from %s', (ref) => {
  expect(() => environmentOf(ref)).toThrow(`Nothing is deployed from "${ref}".`);
});

test('a build for an environment ends with the names of what is missing', () => {
  expect(() => requireBuildVariables({ DEPLOY_ENVIRONMENT: 'staging', SITE_URL: '' })).toThrow(
    'The environment "staging" lacks SITE_URL.',
  );
  requireBuildVariables({ DEPLOY_ENVIRONMENT: 'staging', SITE_URL: 'https://a.example' });
  requireBuildVariables({ DEPLOY_ENVIRONMENT: 'preview' });
  requireBuildVariables({});
  expect(() => requireBuildVariables({ DEPLOY_ENVIRONMENT: 'stage' })).toThrow(
    'There is no environment "stage".',
  );
});

test('each environment is told what its deployment lacks', () => {
  expect(() => requireVariables(environmentNamed('production'), 'deploy', { VERCEL_TOKEN: 'x' })).toThrow(
    'lacks VERCEL_ORG_ID, VERCEL_PROJECT_ID, PRODUCTION_DOMAIN.',
  );
});

test('secrets are known, and nothing else is one', () => {
  const env = { VERCEL_TOKEN: 'a', DATABASE_URL: 'b', VERCEL_ORG_ID: 'c', DATABASE_AUTH_TOKEN: '' };
  expect(secretValues(env)).toEqual(['a', 'b']);
});
