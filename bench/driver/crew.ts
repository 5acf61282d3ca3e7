import type { ServerProcess } from '../servers/server-process.js';
import type { AgentLine } from './agent-line.js';

/** Those who do something at a server under test: all who work there, or some of them. */
export interface Crew {
  readonly kind: 'bare' | 'product';
  readonly server: ServerProcess;
  readonly agents: readonly AgentLine[];
}
