import type { Stand } from '../driver/stand.js';

/** Something that the agents of a stand do again and again. */
export interface Scenario {
  readonly name: string;
  /** operations in one round */
  readonly operations: number;
  /** What has to be so before the first round. */
  prepare?(stand: Stand): Promise<void>;
  /** Does that many operations, all of them answered and told when it resolves. */
  run(stand: Stand, operations: number): Promise<void>;
}
