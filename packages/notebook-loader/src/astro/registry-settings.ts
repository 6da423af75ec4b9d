import { findRepository } from './find-repository.ts';
import type { ResolvedPublishOptions } from './publish-options.ts';
import type { RegistrySettings } from './registry.ts';

/**
 * What pages get to know of the options.
 *
 * @param base Absolute path of the folder of notebooks.
 * @param root Absolute path of the project.
 */
export async function registrySettings(
  { downloads, llms, repository: said, pagefind }: ResolvedPublishOptions,
  base: string,
  root: string,
): Promise<RegistrySettings> {
  const repository = said === false ? undefined : await findRepository(said, base, root);
  return {
    ...{ base, downloads, pagefind },
    ...(llms !== false && downloads.includes('markdown') && { llms }),
    ...(repository !== undefined && { repository }),
  };
}
