import { vercelTool } from '../../../tools/vercel-tool.ts';

/** Once, before the tests that would all do it. */
export default async function setup(): Promise<void> {
  await vercelTool();
}
