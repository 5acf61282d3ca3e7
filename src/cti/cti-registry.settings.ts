import type { CallModel } from './port/call-model.js';

/** Which services there are, and which kind of provider stands behind each. */
export interface CtiServiceSettings {
  readonly id: string;
  readonly name: string;
  /** the provider's kind, or where it comes from: a package, a path */
  readonly provider: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface CtiRegistrySettings {
  readonly services: readonly CtiServiceSettings[];
  /** the call models that every service offers; `default` is there also when it is not among them */
  readonly models: readonly CallModel[];
  readonly production: boolean;
  /** the longest that anybody waits for an answer of a provider, in milliseconds */
  readonly answerTimeout: number;
  /** milliseconds a provider has to stop */
  readonly stopTimeout: number;
}

export const CTI_REGISTRY_SETTINGS = Symbol('CtiRegistrySettings');
