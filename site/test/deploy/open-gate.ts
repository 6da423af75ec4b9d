import type { Gate } from '../../deploy/gate/gate.ts';

/** A gate that finds nothing wrong. */
export function openGate(): Gate {
  return {
    smoke: async () => ({ checks: 1, problems: [], pages: ['/'], files: [] }),
    targets: async () => [],
  };
}
