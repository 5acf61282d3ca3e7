import { Logger } from '@nestjs/common';
import { failureFields } from '../pbx/failure-fields.js';
import type { Arrangement, Party } from './arrangement.js';
import type { Call } from './call.js';
import type { Step } from './step.js';

/** What is done with a call, and what becomes of it, in the debug log; legs and bridges are named by their ids. */
export class CallStory {
  private readonly log = new Logger('AsteriskCalls');

  /** @param what the command, e.g. `consult` */
  begins({ settled }: Call, what: string, next: Arrangement): void {
    this.log.debug(`${what}: ${inWords(settled)} -> ${inWords(next)}`);
  }

  isDone({ settled }: Call, what: string): void {
    this.log.debug(`${what} is done: ${inWords(settled)}`);
  }

  cameToNothing({ settled }: Call, what: string, error: unknown): void {
    this.log.debug(`${what} came to nothing: back to ${inWords(settled)}`, failureFields(error));
  }

  /** The switch has said something that makes another call of it. */
  becomes({ wanted }: Call, before: Arrangement): void {
    if (before !== wanted) this.log.debug(`is told: ${inWords(before)} -> ${inWords(wanted)}`);
  }

  takes(steps: readonly Step[]): void {
    this.log.debug(steps.map(stepInWords).join('; '));
  }

  /** What the switch says of the steps that were taken last. */
  hasTaken(outcomes: readonly PromiseSettledResult<void>[]): void {
    const failed = outcomes.filter((one) => one.status === 'rejected');
    if (failed.length === 0) this.log.debug('confirmed');
    for (const { reason } of failed) this.log.debug('not confirmed', failureFields(reason));
  }
}

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
