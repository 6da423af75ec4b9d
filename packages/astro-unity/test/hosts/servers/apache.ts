import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startServer } from '../../../../../tools/server-process.ts';
import { ALL_HEADERS, type RealServer } from './real-server.ts';

/** Where Debian keeps them. */
const MODULES = '/usr/lib/apache2/modules';

const LOADED = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'setenvif', 'env', 'deflate', 'filter'];

/** Apache with what common configurations have: compression, and `.gz` and `.br` as an encoding and a language. */
export const apache: RealServer = {
  name: 'Apache',
  host: 'apache',
  program: 'apache2',
  sends: ALL_HEADERS,
  isolates: true,
  async serve(root) {
    const port = await freePort();
    await writeFile(join(root, 'mime.types'), 'text/html html\ntext/javascript js\ntext/css css\n');
    const file = join(root, 'apache.conf');
    await writeFile(
      file,
      `${LOADED.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${root}/apache.pid
ErrorLog ${root}/error.log
DocumentRoot ${root}/dist
DirectoryIndex index.html
TypesConfig ${root}/mime.types
AddEncoding x-gzip .gz
AddLanguage br .br
AddOutputFilterByType DEFLATE application/wasm text/javascript application/octet-stream application/json
<Directory ${root}/dist>
  AllowOverride All
  Require all granted
</Directory>
`,
    );
    return startServer('apache2', ['-d', root, '-f', file, '-DFOREGROUND'], port);
  },
};
