import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import { Target } from '../../src/protocol/target.js';
import type { RecordedEvent } from '../../src/sessions/journal/recorded-event.js';
import type { Session } from '../../src/sessions/session.js';
import type { SessionService } from '../../src/sessions/session.service.js';
import { sessionTree } from '../../src/sessions/session-view.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import type { ReceivedEvent } from '../support/desktop.js';
import { eventOf } from '../support/event-of.js';
import type { FakeClock } from '../support/fake-clock.js';
import { bothHalves } from '../support/flicker.js';
import { orderFaults } from '../support/protocol-order.js';

/** What became of a command: `success`, or the failure's code; nothing while it is at work. */
export interface Answer {
  outcome?: string;
  /** what an answer of success carries */
  data?: object;
  /** of the object, at that time */
  state?: string | undefined;
}

const CLIENT = 'client';

/** An agent's session with the client that holds it, checked after every step. */
export class RandomAgent {
  readonly events: ReceivedEvent[] = [];

  private constructor(
    private readonly sessions: SessionService,
    readonly session: Session,
    private readonly clock: FakeClock,
  ) {}

  static async start(sessions: SessionService, session: Session, clock: FakeClock): Promise<RandomAgent> {
    const agent = new RandomAgent(sessions, session, clock);
    const { id, token } = session.identity;
    const client = {
      id: CLIENT,
      event: (event: RecordedEvent) => void agent.events.push(eventOf(event) as unknown as ReceivedEvent),
      aside: () => true,
      unbound: () => undefined,
    };
    sessions.bind(id, { client, token });
    sessions.opened(id, CLIENT, false);
    const outcome = await agent.command('session.start', '');
    if (outcome !== 'success') throw new Error(`start: ${outcome}`);
    return agent;
  }

  /** Targets of what there is, as the client knows it. */
  get objects(): { readonly path: string; readonly allowed: readonly string[] }[] {
    return [...clientMap(this.events)].map(([target, object]) => ({
      path: target.split('.').slice(1).join('.'),
      allowed: object['allowed'] as string[],
    }));
  }

  /** Begins a command and does not wait for it. */
  begin(command: SessionCommand, path: string, data: object = {}): Answer {
    const target = Target.parse(path ? `${this.session.id}.${path}` : this.session.id);
    if (!target) throw new Error(`no target: ${path}`);
    const { router } = this.sessions.bound(this.session.id, CLIENT);
    const answer: Answer = {};
    router.execute({ command, target, data }).then(
      ({ data }) => Object.assign(answer, { outcome: 'success', data, state: this.session.model.find(target)?.state }),
      (error: unknown) => (answer.outcome = (error as { code?: string }).code ?? String(error)),
    );
    return answer;
  }

  /** @returns `success`, or the failure's code; the clock is moved on until there is an answer */
  async command(command: SessionCommand, path: string, data: object = {}): Promise<string> {
    const answer = this.begin(command, path, data);
    for (let waited = 0; answer.outcome === undefined && waited < 400; waited += 1) {
      await this.clock.advance(waited ? 50 : 0);
    }
    return answer.outcome ?? 'no answer';
  }

  /** What is not as the protocol promises, in words; empty where all is. */
  faults(): string[] {
    const faults = [...orderFaults(this.events), ...bothHalves(this.events)];
    const mine = Object.fromEntries(clientMap(this.events));
    const tree = JSON.parse(JSON.stringify(sessionTree(this.session))) as Parameters<typeof snapshotMap>[0];
    const theirs = Object.fromEntries(snapshotMap(tree));
    if (canonical(mine) !== canonical(theirs)) {
      faults.push(`the client's map is not the snapshot: ${canonical(mine)} ${canonical(theirs)}`);
    }
    for (const one of this.session.model.interactions()) {
      if (one.live !== one.conversations.size > 0)
        faults.push(`${one.id} ${one.state} has ${one.conversations.size} legs`);
    }
    return faults;
  }

  /** What is left after everybody has hung up. */
  async leave(): Promise<string[]> {
    const left: string[] = [];
    for (const one of this.session.model.interactions()) {
      if (one.live) left.push(`${one.target.toString()} is live on the screen`);
      else await this.command('interaction.complete', `${one.channel.id}.${one.id}`);
    }
    const outcome = await this.command('session.logout', '');
    if (outcome !== 'success') left.push(`${this.session.id}: logout: ${outcome}`);
    return left;
  }
}

const canonical = (map: Record<string, unknown>) =>
  JSON.stringify(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)));
