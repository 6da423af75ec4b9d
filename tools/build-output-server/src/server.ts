import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readOutput } from './output.ts';
import { createResponder, type VisitorOf } from './responder.ts';

export interface ServeOptions {
  /** The Build Output API v3 folder, usually `.vercel/output`. It is read once, at the start. */
  directory: string;
  /** Default: a free one. */
  port?: number;
  /** The address to listen on. Default: `127.0.0.1`, so that only this machine is served. */
  host?: string;
  /** Who sends a request, as functions are told. Default: the address of the connection. */
  visitorOf?: VisitorOf;
}

export interface BuildOutputServer {
  /** Without slash at the end. */
  url: string;
  port: number;
  /** Ends connections and functions. */
  close(): Promise<void>;
}

/** Addresses that mean this machine; browsers treat `localhost` as secure under that name. */
const LOCAL = ['127.0.0.1', '::1', '0.0.0.0', '::'];

/**
 * Serves a Build Output API v3 folder over HTTP as Vercel does: routes in their phases, headers, static files with
 * compression and revalidation, functions in processes of their own, error pages.
 *
 * Not done, and refused at the start where the output asks for it: edge functions, middleware, transforms, fetching from
 * other hosts. Not done, and passed over: the caching of function answers (`s-maxage`, prerender functions), image
 * optimisation at `/_vercel/image`, crons.
 *
 * @throws if the folder cannot be served, or the port is taken.
 */
export async function serveBuildOutput(options: ServeOptions): Promise<BuildOutputServer> {
  const { directory, port = 0, host = '127.0.0.1', visitorOf = connectionOf } = options;
  const output = await readOutput(directory);
  const server = createServer(createResponder(output, visitorOf));
  await listen(server, port, host);

  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${LOCAL.includes(host) ? 'localhost' : host}:${actualPort}`,
    port: actualPort,
    close: () => {
      output.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function connectionOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? '';
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
