import { Target } from '../../src/protocol/target.js';
import type { FaultWatch } from './fault-watch.js';
import type { FaultyWorld } from './faulty-world.js';
import type { Answer, RandomAgent } from './random-agent.js';
import { SETTINGS } from './random-world.js';
import { REFUSED, type ChosenCommand } from './random-step.js';

interface PendingCommand extends ChosenCommand {
  readonly answer: Answer;
  /** what was watched before has a lower number */
  readonly order: number;
  /** the same of the first command of the agent that was at work then: what that one has held is shared */
  readonly since: number;
  /** milliseconds since the epoch */
  readonly begun: number;
  readonly losses: number;
  readonly degraded: boolean;
  /** how many reports had been lost or late */
  readonly missed: number;
  /** the voice was on its way to another call: what is allowed by then was not told yet */
  readonly moving: boolean;
  /** another command is at work on the same object */
  readonly conflict: boolean;
}

/** milliseconds; a call that is being set up, where the switch's answer waits for that */
const SETUP = 50;
/** How many requests one command makes at most, each with its way to the switch: calls to hold, itself, readings. */
const REQUESTS = 20;

const CREATES: ReadonlySet<string> = new Set(['channel.dial', 'interaction.consult']);

/** The commands that are at work: each is answered, in time, and with what the switch has said. */
export class PendingCommands {
  private pending: PendingCommand[] = [];

  constructor(
    private readonly world: FaultyWorld,
    private readonly watch: FaultWatch,
    private readonly latency: number,
  ) {}

  get size(): number {
    return this.pending.length;
  }

  begin(chosen: ChosenCommand): void {
    const { agent, name, path, data } = chosen;
    const order = this.watch.now();
    const atWork = this.pending.filter((one) => one.agent === agent);
    const state = {
      order,
      since: Math.min(order, ...atWork.map((one) => one.order)),
      begun: this.world.clock.now(),
      losses: this.watch.losses,
      degraded: this.world.degraded(agent),
      moving: agent.session.voice.moving,
      missed: this.missedOf(agent),
      conflict: agent.session.attributions.has(scope(agent, path)) && name !== 'conversation.release',
    };
    this.pending.push({ ...chosen, ...state, answer: agent.begin(name, path, data) });
  }

  /** Whether the work after that contact is being completed. */
  completing(agent: RandomAgent, path: string): boolean {
    return this.pending.some((one) => one.agent === agent && one.path === path && one.name === 'interaction.complete');
  }

  /** Takes the answers that have come. @returns what is wrong with them, or with having none, in words */
  faults(): string[] {
    const faults = this.pending.flatMap((one) => {
      const why = one.answer.outcome === undefined ? this.overdue(one) : this.wrong(one, one.answer.outcome);
      return why === undefined ? [] : [`${one.name} ${one.path} (${one.listed ? '' : 'not '}allowed) ${why}`];
    });
    this.pending = this.pending.filter(({ answer }) => answer.outcome === undefined);
    return faults;
  }

  /** Whoever waits does so for the link, and for no longer than what befell the agent's requests explains. */
  private overdue({ agent, begun, listed, moving }: PendingCommand): string | undefined {
    const { requests } = this.watch.of(agent.session.identity.agent.id);
    if (!listed && !moving) return 'is not refused at once';
    if (!requests.some(({ outcome }) => outcome === undefined)) return 'waits for nothing';
    const slow = requests.filter(({ slow, at }) => slow && at + SETTINGS.ctiTimeout >= begun).length;
    const waited = this.world.clock.now() - begun;
    const longest = slow * SETTINGS.ctiTimeout + REQUESTS * this.latency + SETUP;
    return waited > longest ? `waits for ${waited} ms, ${longest} at most` : undefined;
  }

  private wrong(command: PendingCommand, outcome: string): string | undefined {
    const { agent, order, since, name, listed, moving, degraded, conflict, losses } = command;
    if (degraded) return ['CTI_UNAVAILABLE', 'UNSUPPORTED'].includes(outcome) ? undefined : `degraded: ${outcome}`;
    if (moving && REFUSED.has(outcome)) return undefined;
    if (!listed && !moving) return REFUSED.has(outcome) ? undefined : `answers ${outcome}`;
    if (conflict) return outcome === 'CONFLICT' ? undefined : `is in conflict and answers ${outcome}`;
    if (outcome === 'CTI_UNAVAILABLE' && this.watch.losses > losses) return undefined;
    if (outcome === 'success' && isAsAsked(command)) return undefined;
    if (outcome === 'success' && this.isUnnamed(command)) return 'does not name what it has created';
    const { requests } = this.watch.of(agent.session.identity.agent.id);
    const own = requests.filter(
      (one) =>
        (one.command === name && one.order > order) ||
        // Several commands may wait for one of them to hold a call, and for the reading after a hold that timed out.
        (one.command === 'conversation.hold' && (one.order > since || (one.ended ?? 0) > order)),
    );
    return own.some((one) => one.outcome === outcome) ? undefined : `answers ${outcome}, which the switch did not`;
  }

  /** What was created has been told, but for a report that was lost or is late. */
  private isUnnamed({ agent, name, answer, missed }: PendingCommand): boolean {
    if (!CREATES.has(name) || 'interaction' in (answer.data ?? {})) return false;
    const { doubt } = this.watch.of(agent.session.identity.agent.id);
    return !doubt && this.missedOf(agent) === missed;
  }

  private missedOf(agent: RandomAgent): number {
    return this.watch.of(agent.session.identity.agent.id).missed;
  }
}

/** What was asked for is so: a success whatever the switch says. */
function isAsAsked({ agent, name, path, answer }: PendingCommand): boolean {
  if (name === 'conversation.release') return isOver(agent, path);
  const wanted = { 'conversation.hold': 'held', 'conversation.retrieve': 'connected' }[name as string];
  return wanted !== undefined && answer.state === wanted;
}

const isOver = ({ session }: RandomAgent, path: string): boolean =>
  session.model.wasDisposed(targetOf(session.id, path));

const targetOf = (session: string, path: string): Target =>
  path.split('.').reduce((target, part) => target.child(part), Target.of(session));

/** Commands on a conversation and on its interaction are in each other's way. */
function scope(agent: RandomAgent, path: string): string {
  const [channel, interaction] = path.split('.');
  return Target.of(agent.session.id)
    .child(channel ?? '')
    .toString()
    .concat(interaction === undefined ? '' : `.${interaction}`);
}
