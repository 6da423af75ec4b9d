import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startServer } from '../../../../../tools/server-process.ts';
import { ALL_HEADERS, type RealServer } from './real-server.ts';

/** nginx with compression on, types that know `.br`, and a header of the site's own: what the include must stand up to. */
export const nginx: RealServer = {
  name: 'nginx',
  host: 'nginx',
  program: 'nginx',
  sends: ALL_HEADERS,
  isolates: true,
  async serve(root) {
    const port = await freePort();
    // A worker that root starts gives up its rights, and must find the files all the same.
    await chmod(root, 0o755);
    await mkdir(join(root, 'temp'), { recursive: true });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${root}/temp/${name};`)
      .join(' ');
    const file = join(root, 'nginx.conf');
    await writeFile(
      file,
      `daemon off; pid ${root}/nginx.pid; error_log stderr; events {}
http {
  ${temporary}
  types { text/html html; text/javascript js; text/css css; application/x-brotli br; application/gzip gz; }
  access_log off;
  gzip on;
  gzip_types application/wasm application/octet-stream application/json text/javascript;
  server {
    listen 127.0.0.1:${port};
    root ${root}/dist;
    add_header X-Site yes;
    include ${root}/unity.nginx.conf;
  }
}
`,
    );
    return startServer('nginx', ['-p', root, '-e', 'stderr', '-c', file], port);
  },
};
