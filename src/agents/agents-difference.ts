/** How many agents are there now and were not, are there no longer, or are otherwise than they were. */
export interface AgentsDifference {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}
