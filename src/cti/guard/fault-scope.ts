import { AsyncLocalStorage } from 'node:async_hooks';
import { stackLocations } from './stack-locations.js';

/** Who answers for what a provider does wrong where nobody catches it. */
export interface Answerable {
  /** the folder that the provider's code lies in, as the URL that begins its lines of a stack; not of the built-in ones */
  readonly home?: string | undefined;
  /** Takes what was thrown as the provider's. */
  stray(thrown: unknown): void;
}

/** This package's code, and what it needs. */
const HOUSE = [new URL('../../', import.meta.url).href, modulesOf(new URL('../../../', import.meta.url).href)];

const scope = new AsyncLocalStorage<Answerable | undefined>();
const answerable = new Set<Answerable>();

/** Runs `work` as the provider's: what comes of it later, in timers, sockets and promises, is the provider's as well. */
export function inScope<T>(owner: Answerable, work: () => T): T {
  if (owner.home !== undefined) answerable.add(owner);
  return scope.run(owner, work);
}

/** Runs `work` as this process's own, though a provider has called it. */
export function outOfScope<T>(work: () => T): T {
  return scope.run(undefined, work);
}

/**
 * Tells the provider that has let it happen of an error that nobody has caught: by where it began, else by whose code
 * stands in its stack. Node loses the former with some rejections.
 * @returns false where it is no provider's
 */
export function blameProvider(thrown: unknown): boolean {
  const owner = scope.getStore();
  const locations = stackLocations(thrown);
  const owners = owner ? [owner] : [...answerable].filter(({ home }) => isOf(home, locations));
  for (const one of owners) one.stray(thrown);
  return owners.length > 0;
}

/** Whether its code was at it. What the house is made of may lie in the same folder: that is not the provider's. */
function isOf(home: string | undefined, locations: readonly string[]): boolean {
  if (home === undefined) return false;
  const others = HOUSE.filter((folder) => folder.startsWith(home));
  return locations.some((one) => one.startsWith(home) && !others.some((folder) => one.startsWith(folder)));
}

/** The folder in which a package at that place has what it needs. */
function modulesOf(place: string): string {
  const [around] = /^.*?\/node_modules\//.exec(place) ?? [];
  return around ?? `${place}node_modules/`;
}
