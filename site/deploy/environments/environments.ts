import { DeployError } from '../deploy-error.ts';
import { readReleaseTag } from './release-tag.ts';

export type EnvironmentName = 'preview' | 'staging' | 'production';

export interface Environment {
  name: EnvironmentName;
  /** What goes there, for people. */
  from: string;
  /** Whether a git reference, in full, goes there. */
  takes(ref: string): boolean;
  /** How it comes about: built and deployed, or promoted as it was built for another environment. */
  by: 'deploy' | 'promotion';
  /** Which of the host's targets its deployments have. Only a deployment with production's can be promoted as it is. */
  target: 'preview' | 'production';
}

/** Which git reference goes where. `variables.ts` says what each environment must be told. */
const ENVIRONMENTS: readonly Environment[] = [
  {
    name: 'preview',
    from: 'every pull request',
    takes: (ref) => /^refs\/pull\/\d+\/(?:merge|head)$/.test(ref),
    by: 'deploy',
    target: 'preview',
  },
  {
    name: 'staging',
    from: 'the branch dev',
    takes: (ref) => ref === 'refs/heads/dev',
    by: 'deploy',
    target: 'production',
  },
  {
    name: 'production',
    from: 'a tag vX.Y.Z on main',
    takes: (ref) =>
      ref.startsWith('refs/tags/') && readReleaseTag(ref.slice('refs/tags/'.length)) !== undefined,
    by: 'promotion',
    target: 'production',
  },
];

/** @throws {DeployError} if nothing is deployed from this reference. */
export function environmentOf(ref: string): Environment {
  const found = ENVIRONMENTS.find(({ takes }) => takes(ref));
  if (found) return found;
  const sources = ENVIRONMENTS.map(({ name, from }) => `${name} from ${from}`).join(', ');
  throw new DeployError(
    `Nothing is deployed from "${ref}".`,
    `There is ${sources}. Give the whole reference, such as refs/heads/dev.`,
  );
}

/** @throws {DeployError} if there is no environment of this name. */
export function environmentNamed(name: string): Environment {
  const found = ENVIRONMENTS.find((environment) => environment.name === name);
  if (found) return found;
  const names = ENVIRONMENTS.map((environment) => environment.name).join(', ');
  throw new DeployError(`There is no environment "${name}".`, `There are: ${names}.`);
}
