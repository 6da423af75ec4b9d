import type { Environment } from '../environments/environments.ts';
import { lacks, missingVariables } from '../environments/variables.ts';
import type { Host } from '../host/host.ts';

/** @throws {DeployError} that names the variables that functions need and the host does not have. */
export async function requireHostVariables(host: Host, environment: Environment): Promise<void> {
  const names = await host.variableNames(environment.target);
  const missing = missingVariables(environment, 'run', (name) => names.includes(name));
  if (missing.length > 0)
    throw lacks(
      environment,
      missing,
      `Set what is missing in the project's Environment Variables at Vercel, for ${environment.target}`,
    );
}
