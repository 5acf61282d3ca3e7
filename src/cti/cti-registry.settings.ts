/** Which services there are, and which kind of provider stands behind each. */
export interface CtiServiceSettings {
  readonly id: string;
  readonly name: string;
  /** the provider's kind */
  readonly provider: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface CtiRegistrySettings {
  readonly services: readonly CtiServiceSettings[];
  readonly production: boolean;
  /** milliseconds a provider has to stop */
  readonly stopTimeout: number;
}

export const CTI_REGISTRY_SETTINGS = Symbol('CtiRegistrySettings');
