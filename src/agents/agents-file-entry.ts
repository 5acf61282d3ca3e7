import { AgentShape } from './agent-shape.js';
import { IsPasswordHash } from './is-password-hash.decorator.js';

/** One agent in the agents file. */
export class AgentsFileEntry extends AgentShape {
  /** made by `npm run hash-password` */
  @IsPasswordHash() readonly password!: string;
}
