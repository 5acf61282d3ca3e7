import type { Crew } from '../driver/crew.js';

/** Something that the agents of a crew do again and again. */
export interface Scenario {
  readonly name: string;
  /** operations in one round */
  readonly operations: number;
  /** What has to be so before the first round. */
  prepare?(crew: Crew): Promise<void>;
  /** Does that many operations, all of them answered and told when it resolves. */
  run(crew: Crew, operations: number): Promise<void>;
}
