/**
 * Runs the reference worker service: `WORKER_API_TOKEN=… node site/worker/start.ts`. `PORT` chooses where, 8787 if it is
 * not set; `DATABASE_URL` and `DATABASE_AUTH_TOKEN` name the database that keeps everything, in memory if they are not;
 * `WORKER_REPORT_TOKEN` opens the addresses of the job that reports on the targets.
 */
import { once } from 'node:events';
import { openDatabase } from '../db/open-database.ts';
import { databaseStores, memoryStores } from './stores.ts';
import { createWorkerService } from './worker-service.ts';

const { WORKER_API_TOKEN: token, WORKER_REPORT_TOKEN: reportToken, PORT } = process.env;
const { DATABASE_URL: database, DATABASE_AUTH_TOKEN: authToken } = process.env;
if (!token) {
  console.error(
    'WORKER_API_TOKEN is not set. Give the worker the same token as the site, any word while you develop.',
  );
  process.exit(1);
}
const stores = database ? databaseStores(openDatabase(database, { authToken })) : memoryStores();
const service = createWorkerService({ token, reportToken, version: 'reference', stores });
// Only this machine is served: the service is for development.
service.listen(Number(PORT ?? 8787), '127.0.0.1');
await once(service, 'listening');
const address = service.address();
const port = typeof address === 'object' && address ? address.port : '';
console.log(
  `The reference worker is at http://127.0.0.1:${port}. Set WORKER_API_URL to that. Ctrl+C stops it.`,
);
