import { createServer, type RequestListener } from 'node:http';

/** A server on a free port of this machine. */
export interface TestServer {
  origin: string;
  close(): Promise<void>;
}

/** @param hostname What the server listens to and is asked by. */
export async function serve(answer: RequestListener, hostname = 'localhost'): Promise<TestServer> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, hostname, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://${hostname}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
