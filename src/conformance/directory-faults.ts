import { DIRECTORY_CAPABILITIES } from '../cti/port/capability.js';
import type { CtiProvider } from '../cti/port/cti-provider.js';

/** @returns the claims about a directory that are not as what the provider has of one; empty where all are */
export function directoryFaults({ capabilities, directory }: CtiProvider): string[] {
  const there = directory !== undefined;
  return DIRECTORY_CAPABILITIES.filter((one) => capabilities.includes(one) !== there).map((one) =>
    there ? `${one} is not claimed, though there is a directory` : `${one} is claimed without a directory`,
  );
}
