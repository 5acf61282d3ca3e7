import { Logger } from '@nestjs/common';
import type { Arrangement, Party } from './arrangement.js';
import type { Call } from './call.js';
import { safeId } from './safe-id.js';
import type { Step } from './step.js';

/** What is done with a call, and what becomes of it, in the debug log: each line begins with the agent's leg. */
export class CallStory {
  private readonly log = new Logger('AsteriskCalls');

  /** @param what the command, e.g. `consult` */
  begins({ agentLeg, settled }: Call, what: string, next: Arrangement): void {
    this.log.debug(`${agentLeg}: ${what}: ${inWords(settled)} -> ${inWords(next)}`, ofCall(agentLeg));
  }

  isDone({ agentLeg, settled }: Call, what: string): void {
    this.log.debug(`${agentLeg}: ${what} is done: ${inWords(settled)}`, ofCall(agentLeg));
  }

  cameToNothing({ agentLeg, settled }: Call, what: string, error: unknown): void {
    this.log.debug(
      `${agentLeg}: ${what} came to nothing: ${String(error)}; back to ${inWords(settled)}`,
      ofCall(agentLeg),
    );
  }

  /** The switch has said something that makes another call of it. */
  becomes({ agentLeg, wanted }: Call, before: Arrangement): void {
    if (before !== wanted)
      this.log.debug(`${agentLeg}: is told: ${inWords(before)} -> ${inWords(wanted)}`, ofCall(agentLeg));
  }

  takes({ agentLeg }: Call, steps: readonly Step[]): void {
    this.log.debug(`${agentLeg}: ${steps.map(stepInWords).join('; ')}`, ofCall(agentLeg));
  }

  /** What the switch says of the steps that were taken last. */
  hasTaken({ agentLeg }: Call, outcomes: readonly PromiseSettledResult<void>[]): void {
    const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    this.log.debug(`${agentLeg}: ${failed.length === 0 ? 'confirmed' : failed.join('; ')}`, ofCall(agentLeg));
  }
}

const ofCall = (agentLeg: string) => ({ interaction: safeId(agentLeg) });

/** e.g. `1.1 with 1.2; asks 1.3; muted`, where 1.1 is the agent's leg */
function inWords({ agent, primary, consult, focus, muted }: Arrangement): string {
  // Whom somebody has called stands in the request alone, where what is personal may be hidden.
  const all = (parties: readonly Party[]) => parties.map(({ uid }) => uid).join(' + ');
  const contact = all(primary) || 'nobody';
  if (agent === undefined) return `without the agent: ${contact}`;
  const asked = consult.length === 0 ? '' : `; ${focus === 'consult' ? 'asks' : 'has waiting'} ${all(consult)}`;
  return `${agent} ${focus === 'primary' ? 'with' : 'holds'} ${contact}${asked}${muted ? '; muted' : ''}`;
}

/** e.g. `volume leg=1.2 silent=true` */
function stepInWords(step: Step): string {
  const { do: name, ...rest } = step;
  const details = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return [name, ...details].join(' ');
}
