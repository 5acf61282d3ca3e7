import { CtiRegistry } from '../../src/cti/cti-registry.js';
import { CAPABILITIES, type Capability } from '../../src/cti/port/capability.js';
import type { CtiCause, CtiInteraction } from '../../src/cti/port/cti-facts.js';
import { DEFAULT_CALL_MODEL, type CallModel } from '../../src/cti/port/call-model.js';
import type { SessionEvent } from '../../src/protocol/session/session-event.js';
import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import { Target } from '../../src/protocol/target.js';
import type { ManagedSession } from '../../src/sessions/managed-session.js';
import type { SessionClient } from '../../src/sessions/binding/session-client.js';
import type { Session } from '../../src/sessions/session.js';
import { SessionService } from '../../src/sessions/session.service.js';
import type { RecordedEvent } from '../../src/sessions/journal/recorded-event.js';
import type { SessionSettings } from '../../src/sessions/session-settings.js';
import { eventOf } from './event-of.js';
import { AT_ONCE } from './at-once.js';
import { FakeClock } from './fake-clock.js';
import { ScriptedProvider, type ScriptedSession } from './scripted-provider.js';

export const SESSION_SETTINGS_OF_TESTS: SessionSettings = {
  bindTimeout: 30_000,
  graceTime: 60_000,
  clientLostAfter: 5_000,
  ctiTimeout: 5_000,
  dialTimeout: 10_000,
  transferTimeout: 25_000,
  idempotencyTime: 600_000,
  sweepInterval: 60_000,
  dataBytes: 65_536,
  contacts: [],
  journal: { events: 1000, age: 300_000, bytes: 3_145_728, totalBytes: 100_663_296 },
  history: { entries: 100, age: 86_400_000, totalBytes: 33_554_432 },
};

const REMOTE: CtiCause = { code: 'requested', by: { kind: 'remote' } };

/** The sessions room on a scripted switch and a clock that stands still. */
export class SessionBench {
  readonly clock = new FakeClock();
  readonly provider = new ScriptedProvider();
  readonly events: SessionEvent[] = [];
  readonly unbound: string[] = [];
  /** those without a number */
  readonly asides: SessionEvent[] = [];
  /** whether the client has little to read */
  hears = true;
  readonly service: SessionService;
  readonly registry: CtiRegistry;
  private readonly made: string[] = [];
  private ids = 0;

  /**
   * @param callModel what is different from the default model
   * @param capabilities what the provider claims; default: all that there is
   */
  constructor(
    private readonly callModel: Partial<CallModel> = {},
    capabilities: readonly Capability[] = CAPABILITIES,
  ) {
    this.provider.capabilities = capabilities;
    const ids = { next: () => `id${(this.ids += 1)}` };
    this.registry = new CtiRegistry(
      {
        services: [{ id: 'ip', name: 'ip', provider: 'scripted', options: {} }],
        models: [],
        production: false,
        answerTimeout: 60_000,
        stopTimeout: 1000,
      },
      [{ kind: 'scripted', create: () => this.provider }],
      this.clock,
      ids,
    );
    this.service = new SessionService(SESSION_SETTINGS_OF_TESTS, this.clock, ids, AT_ONCE, this.registry);
  }

  async up(): Promise<this> {
    await this.registry.onApplicationBootstrap();
    return this;
  }

  client(id = 'client') {
    return {
      id,
      event: (event: RecordedEvent) => void this.events.push(eventOf(event)),
      aside: (text: string) => this.hears && this.asides.push(JSON.parse(text) as SessionEvent) > 0,
      unbound: (resource: string) => void this.unbound.push(`${id} ${resource}`),
    };
  }

  create(override = false, preparedBy = 'client'): Session {
    const [service] = this.registry.services();
    if (!service) throw new Error('no service');
    const agent = { id: '1001', extension: '1001', queues: ['support'], roles: ['agent'] };
    const made = this.service.create(
      { service, agent, callModel: { ...DEFAULT_CALL_MODEL, ...this.callModel }, preparedBy },
      override,
    );
    const session = 'created' in made ? made.created : made.existing;
    this.made.push(session.id);
    return session;
  }

  /** The client's line is lost. */
  clientGone(): void {
    this.service.clientGone('client', this.made);
  }

  bind(session: Session, lastSeq?: number, client: SessionClient = this.client()) {
    const result = this.service.bind(session.id, {
      client,
      token: session.identity.token,
      ...(lastSeq === undefined ? {} : { lastSeq }),
    });
    this.service.opened(session.id, client.id, result.gap);
    return result;
  }

  async started(): Promise<ManagedSession> {
    const session = this.create();
    this.bind(session);
    await this.command(session, 'session.start');
    const managed = this.service.find(session.id);
    if (!managed) throw new Error('no session');
    return managed;
  }

  command(session: Session, command: SessionCommand, path = '', data: object = {}, id?: string) {
    const target = Target.parse(path ? `${session.id}.${path}` : session.id);
    if (!target) throw new Error(`no target: ${path}`);
    return this.service.bound(session.id, 'client').router.execute({ command, id, target, data });
  }

  get cti(): ScriptedSession {
    const session = this.provider.sessions.at(-1);
    if (!session) throw new Error('nobody signed in');
    return session;
  }

  /** The switch reports these contacts; what is read afterwards agrees: one without legs waits for its completion. */
  says(interactions: readonly CtiInteraction[], cause: CtiCause = REMOTE): void {
    const named = new Set(interactions.map((one) => one.id));
    const others = this.cti.truth.interactions.filter((one) => !named.has(one.id));
    this.cti.truth = { ...this.cti.truth, interactions: [...others, ...interactions] };
    this.cti.listener.report({ interactions, cause });
  }

  /** Events since `from`, as name and object: `conversation.added i1.v1`. */
  told(from = 0): string[] {
    return this.events.slice(from).map(({ name, target }) => `${name} ${target.split('.').slice(2).join('.')}`.trim());
  }
}
