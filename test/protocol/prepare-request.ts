interface PrepareRequest {
  readonly command: 'prepareSession';
  readonly data: {
    readonly model?: string;
    readonly override?: boolean;
    readonly agent: { readonly id: string; readonly password: string };
  };
}

/** The request as the seed of the protocol has it; `more` goes over its `data`. */
export function prepareRequest(agent: string, more: object = {}): PrepareRequest {
  return {
    command: 'prepareSession',
    data: { model: '', override: false, agent: { id: agent, password: 'demo' }, ...more },
  };
}
