import { callerOf } from './caller.ts';
import type { EngineScope } from './engine-scope.ts';
import { intercept } from './intercept.ts';

/** The engines that run in the page itself, by the address of their framework. */
const scopes = new Map<string, EngineScope>();
/** The engine whose loader is being called: loaders are shared, so their address does not tell. */
let starting: EngineScope | undefined;
let restore: (() => void) | undefined;

/**
 * The address that an engine's framework is loaded from: the part's own, and one with a query for each further engine
 * of the same build that runs at the same time, because the address is what tells their calls apart.
 */
export function frameworkAddress(url: string): string {
  let address = new URL(url, document.baseURI).href;
  for (let number = 2; scopes.has(address); number++) {
    address = new URL(`${url}?${number}`, document.baseURI).href;
  }
  return address;
}

/**
 * Lets an engine into the page: from here on its calls of the window's functions go through its scope.
 *
 * @returns Ends that, once the scope itself has ended.
 */
export function enterPage(scope: EngineScope, frameworkUrl: string): () => void {
  scopes.set(frameworkUrl, scope);
  restore ??= intercept(window, (callee) => starting ?? scopeOf(callerOf(callee)));
  return () => {
    scopes.delete(frameworkUrl);
    if (scopes.size > 0) return;
    restore?.();
    restore = undefined;
  };
}

/** Calls an engine's loader in the engine's name. */
export function inNameOf<Result>(scope: EngineScope, call: () => Result): Result {
  starting = scope;
  try {
    return call();
  } finally {
    starting = undefined;
  }
}

function scopeOf(caller: string): EngineScope | undefined {
  for (const [address, scope] of scopes) {
    // A line and a column follow it; another engine's address may go on with a query.
    if (caller.includes(`${address}:`)) return scope;
  }
  return undefined;
}
