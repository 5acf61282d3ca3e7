import type { Session } from '../../src/client.js';

/** The client's map as `snapshotMap` has it. */
export function objectsOf({ objects }: Session): Record<string, object> {
  const plain = [...objects].map(([at, object]) => {
    const { target, ...told } = object;
    if (target !== at) throw new Error(`${target} is at ${at}`);
    return [at, told] as const;
  });
  return Object.fromEntries(plain);
}
