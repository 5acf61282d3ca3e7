import type { Capability } from '../cti/port/capability.js';
import type { FarEndPart } from './far-end-part.js';

/** What a test asks of the provider, or of the driver of its far end. */
export type Need = Capability | FarEndPart;
