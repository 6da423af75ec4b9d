import type { Host, KnownDeployment } from '../../deploy/host/host.ts';

export const DOMAIN = 'www.realmotionengine.example';

export interface MemoryHost extends Host {
  deployments: KnownDeployment[];
  /** Id of what production shows. */
  production: string | undefined;
}

/** A host that remembers, and does at once what it is asked. */
export function memoryHost(): MemoryHost {
  const host: MemoryHost = {
    deployments: [],
    production: undefined,
    findDeployments: async (tree) =>
      host.deployments.filter(({ origin }) => origin.tree === tree).toReversed(),
    variableNames: async () => [],
    readDeployment: async (name) =>
      host.deployments.find(({ id }) => id === (name === DOMAIN ? host.production : name)),
    async deploy(_site, _target, origin) {
      const id = `dpl_${host.deployments.length + 1}`;
      const deployment = { id, url: `https://${id}.example`, origin };
      host.deployments.push(deployment);
      return deployment;
    },
    alias: async () => {},
    async promote({ id }) {
      host.production = id;
    },
    async rollBack({ id }) {
      host.production = id;
    },
  };
  return host;
}
