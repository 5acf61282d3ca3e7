import { declaredProperties } from './declared-properties.js';

/**
 * Adds to a checked instance what its class does not declare, as it was received: options of a provider, and what an
 * answer gives back. After the checks and without assignment, since a message may name anything, also `__proto__`.
 */
export function withUndeclared(type: new () => object, instance: object, received: object): object {
  const declared = declaredProperties(type);
  for (const [name, value] of Object.entries(received) as [string, unknown][]) {
    if (declared.some((one) => one.name === name)) continue;
    Object.defineProperty(instance, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return instance;
}
