/**
 * Runs the reference worker service: `WORKER_API_TOKEN=… node site/worker/start.ts`. `PORT` chooses where, 8787 if it is
 * not set. It keeps poses in memory.
 */
import { once } from 'node:events';
import { createWorkerService } from './worker-service.ts';

const token = process.env.WORKER_API_TOKEN;
if (!token) {
  console.error(
    'WORKER_API_TOKEN is not set. Give the worker the same token as the site, any word while you develop.',
  );
  process.exit(1);
}
const service = createWorkerService({ token, version: 'reference' });
// Only this machine is served: the service is for development.
service.listen(Number(process.env.PORT ?? 8787), '127.0.0.1');
await once(service, 'listening');
const address = service.address();
const port = typeof address === 'object' && address ? address.port : '';
console.log(
  `The reference worker is at http://127.0.0.1:${port}. Set WORKER_API_URL to that. Ctrl+C stops it.`,
);
