/** What Vercel would remember. */
export interface State {
  deployments: StoredDeployment[];
  /** SHA-1 of the files that were uploaded. */
  files: Set<string>;
  /** Host name → id of a deployment. */
  aliases: Map<string, string>;
  variables: { key: string; target: string[] }[];
  lastAliasRequest: object | null;
  /** What queries of metrics were asked for, and what is answered: the value of one without groups, or a refusal. */
  metricQueries: object[];
  answerMetric: (query: MetricQuery) => { value: number | null } | { refusal: number; message: string };
}

export interface MetricQuery {
  metric: string;
  aggregation: string;
  filter: string | undefined;
}

export interface StoredDeployment {
  id: string;
  uid: string;
  url: string;
  target: string | null;
  meta: Record<string, string>;
  readyState: string;
  status: string;
  createdAt: number;
  projectId: string;
  ownerId: string;
  name: string;
  inspectorUrl: string;
  alias: string[];
  aliasAssigned: number;
  regions: string[];
}

export const TEAM = 'team_local';
export const PROJECT = 'prj_local';
export const TOKEN = 'tokenThatNoLogMayShow';
export const PRODUCTION_DOMAIN = 'www.realmotionengine.example';
export const STAGING_DOMAIN = 'staging.realmotionengine.example';

export function emptyState(): State {
  return {
    deployments: [],
    files: new Set(),
    aliases: new Map(),
    variables: ['WORKER_API_URL', 'WORKER_API_TOKEN'].map((key) => ({ key, target: ['production'] })),
    lastAliasRequest: null,
    metricQueries: [],
    answerMetric: () => ({ value: null }),
  };
}

/** By id, by its own host name, or by one that shows it. */
export function findDeployment(state: State, idOrHostName: string): StoredDeployment | undefined {
  const id = state.aliases.get(idOrHostName) ?? idOrHostName;
  return state.deployments.find((deployment) => deployment.id === id || deployment.url === id);
}

/** Makes a deployment, as `POST /v13/deployments` does. */
export function addDeployment(
  state: State,
  target: string | null,
  meta: Record<string, string>,
): StoredDeployment {
  const number = state.deployments.length + 1;
  const id = `dpl_${number}`;
  const deployment: StoredDeployment = {
    id,
    uid: id,
    url: `site-${number}.vercel.app`,
    target,
    meta,
    readyState: 'READY',
    status: 'READY',
    createdAt: number,
    projectId: PROJECT,
    ownerId: TEAM,
    name: 'site',
    inspectorUrl: 'https://vercel.com/local',
    alias: [],
    aliasAssigned: number,
    regions: ['iad1'],
  };
  state.deployments.push(deployment);
  return deployment;
}
