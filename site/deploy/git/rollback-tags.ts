import { z } from 'zod';
import { fetchRefs, runGit } from './run-git.ts';

/** The way back to a release: written before it leaves production. */
export interface RollbackTag {
  /** Of the release that leaves, without `v`. */
  version: string;
  /** Its deployment at the host. */
  deployment: string;
  /** The commit that the tag is on. */
  commit: string;
  /** The release that takes its place. */
  replacedBy: string;
  /** When, as ISO 8601. */
  at: string;
}

const body = z.object({ deployment: z.string(), replacedBy: z.string(), at: z.string() });

const NAME = /^v(\d+\.\d+\.\d+)-rollback$/;

/** Those of `origin`, newest first. Tags that say nothing that is understood are passed over. */
export async function readRollbackTags(repository: string): Promise<RollbackTag[]> {
  // A run that ended before it pushed leaves a tag here that nobody else knows: what origin has, holds.
  await fetchRefs(repository, '+refs/tags/*-rollback:refs/rollback/*-rollback');
  const format = '%(refname:lstrip=2)%00%(*objectname)%00%(contents:body)%00%00';
  const printed = await runGit(repository, 'for-each-ref', `--format=${format}`, 'refs/rollback');
  return printed
    .split('\0\0')
    .flatMap((record) => readRecord(record.trim()))
    .sort((a, b) => b.at.localeCompare(a.at));
}

/**
 * Tags the release that leaves production as `vX.Y.Z-rollback`, in `origin`. A tag of the same name, from an earlier time
 * that the release left, gives way.
 */
export async function writeRollbackTag(repository: string, tag: RollbackTag): Promise<void> {
  const { version, deployment, commit, replacedBy, at } = tag;
  const name = `v${version}-rollback`;
  const message = `Release ${version} left production for ${replacedBy}.`;
  const data = JSON.stringify({ deployment, replacedBy, at }, null, 2);
  await runGit(
    repository,
    ...['-c', 'user.name=Deployment', '-c', 'user.email=deployment@realmotionengine.example'],
    ...['tag', '--force', '--annotate', name, '-m', message, '-m', data, commit],
  );
  await runGit(repository, 'push', '--quiet', '--force', 'origin', `refs/tags/${name}`);
}

function readRecord(record: string): RollbackTag[] {
  const [name = '', commit = '', text = ''] = record.split('\0');
  const version = NAME.exec(name)?.[1];
  if (version === undefined) return [];
  try {
    return [{ version, commit, ...body.parse(JSON.parse(text)) }];
  } catch {
    console.warn(`The tag ${name} is passed over: it does not say which deployment it stands for.`);
    return [];
  }
}
