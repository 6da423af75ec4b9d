import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { inspect } from 'node:util';

const ISSUES = 'https://github.com/RealMotionEngine/realmotionengine-web/issues';

/**
 * Says which error nobody expected, with its places in the sources, and ends the process. Node.js would show the line of code, and
 * the lines of what is published are long.
 */
export function crash(error: unknown): never {
  console.error(
    `This is a defect. Please report it at ${ISSUES}, with what follows:\n\n${inSources(inspect(error))}`,
  );
  process.exit(1);
}

/**
 * A stack whose places in published modules are those in their sources. Node.js can do the same, but then reads the maps of all
 * modules as it loads them, which takes a fifth of the time of a short command.
 */
export function inSources(stack: string): string {
  return stack.replace(/(file:[^\s()]+\.js):(\d+):(\d+)/g, (place, module: string, line, column) => {
    try {
      const map = new SourceMap(JSON.parse(readFileSync(new URL(`${module}.map`), 'utf8')));
      const origin = map.findOrigin(Number(line), Number(column));
      if (!('fileName' in origin)) return place;
      return `${new URL(origin.fileName, module).href}:${origin.lineNumber}:${origin.columnNumber}`;
    } catch {
      // Modules of others may have no map.
      return place;
    }
  });
}
