import { CtiRegistry } from '../../src/cti/cti-registry.js';
import { DEFAULT_CALL_MODEL, type CallModel } from '../../src/cti/port/call-model.js';
import { CAPABILITIES, type Capability } from '../../src/cti/port/capability.js';
import type { SessionEvent } from '../../src/protocol/session/session-event.js';
import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import { Target } from '../../src/protocol/target.js';
import type { SessionClient } from '../../src/sessions/binding/session-client.js';
import { SessionService } from '../../src/sessions/session.service.js';
import { Continuity } from '../../src/sessions/store/continuity.js';
import { Grounds } from '../../src/sessions/store/grounds.js';
import { MemorySessionStore } from '../../src/sessions/store/memory-session-store.js';
import { AT_ONCE } from './at-once.js';
import { eventOf } from './event-of.js';
import { FakeClock } from './fake-clock.js';
import { LeasesOfTests } from './leases-of-tests.js';
import { ScriptedProvider, type ScriptedSession } from './scripted-provider.js';
import { SESSION_SETTINGS_OF_TESTS } from './session-bench.js';

const AGENT = { id: '1001', extension: '1001', queues: ['support'], roles: ['agent'] };

/** A client that hears everything, whatever instance it is at. */
export class BenchClient implements SessionClient {
  readonly events: SessionEvent[] = [];
  readonly unbounds: string[] = [];
  readonly connected = true;

  constructor(readonly id: string) {}

  event = (event: { readonly text: string; readonly seq: number }): void => void this.events.push(eventOf(event));
  aside = (): boolean => true;
  unbound = (resource: string, { code }: { readonly code: string }): void =>
    void this.unbounds.push(`${resource} ${code}`);

  get lastSeq(): number {
    return this.events.at(-1)?.seq ?? 0;
  }
}

/** One instance of several. */
export interface BenchInstance {
  readonly name: string;
  readonly provider: ScriptedProvider;
  readonly service: SessionService;
  readonly registry: CtiRegistry;
  readonly grounds: Grounds;
}

/** Several instances in one process, with a store and a clock in common; each has its own end of a scripted switch. */
export class InstancesBench {
  readonly clock = new FakeClock();
  readonly leases = new LeasesOfTests(this.clock);
  readonly store = new MemorySessionStore(this.clock, { retention: 3_600_000, answerTimeout: 1_000 });
  private ids = 0;

  constructor(private readonly callModel: Partial<CallModel> = {}) {}

  /** @param capabilities what its provider claims; default: all that there is */
  async instance(name: string, capabilities: readonly Capability[] = CAPABILITIES): Promise<BenchInstance> {
    const provider = new ScriptedProvider();
    provider.capabilities = capabilities;
    const ids = { next: () => `id${(this.ids += 1)}` };
    const registry = new CtiRegistry(
      {
        services: [{ id: 'ip', name: 'ip', provider: 'scripted', options: {} }],
        models: [],
        production: false,
        answerTimeout: 60_000,
        stopTimeout: 1000,
      },
      [{ kind: 'scripted', create: () => provider }],
      this.clock,
      ids,
    );
    const grounds = new Grounds(this.store, this.leases.of(name), new Continuity(this.clock), this.clock);
    this.leases.keep(name);
    const service = new SessionService(SESSION_SETTINGS_OF_TESTS, this.clock, ids, AT_ONCE, registry, grounds);
    await registry.onApplicationBootstrap();
    return { name, provider, service, registry, grounds };
  }

  async claim({ service, registry }: BenchInstance, override = false, preparedBy = 'client') {
    const [cti] = registry.services();
    if (!cti) throw new Error('no service');
    const callModel = { ...DEFAULT_CALL_MODEL, ...this.callModel };
    return service.claim({ service: cti, agent: AGENT, callModel, preparedBy }, override);
  }

  /** @returns the session's id and token */
  async signedIn(at: BenchInstance, client: BenchClient): Promise<{ id: string; token: string }> {
    const made = await this.claim(at, false, client.id);
    if (!('created' in made)) throw new Error('a session already');
    const { id, identity } = made.created;
    const named = { id, token: identity.token ?? '' };
    await this.bind(at, named, client);
    await this.command(at, id, client, 'session.start');
    return named;
  }

  /** As the gateway does it. */
  async bind(at: BenchInstance, { id, token }: { id: string; token: string }, client: BenchClient, lastSeq?: number) {
    await at.service.fetch(id, token);
    const result = at.service.bind(id, { client, token, ...(lastSeq === undefined ? {} : { lastSeq }) });
    at.service.opened(id, client.id, result.gap);
    return result;
  }

  /** As the gateway does it. @returns the answer's data */
  async command(
    at: BenchInstance,
    session: string,
    client: BenchClient,
    command: SessionCommand,
    path = '',
    data: object = {},
  ): Promise<object> {
    const target = Target.parse(path ? `${session}.${path}` : session);
    if (!target) throw new Error(`no target: ${path}`);
    const managed = at.service.bound(session, client.id);
    const answer = await managed.router.execute({ command, id: undefined, target, data });
    await managed.session.custody?.settled();
    return answer.data;
  }

  /** Its process is gone: it hears nothing, and says nothing any more. */
  dies({ name, service }: BenchInstance): void {
    service.onApplicationShutdown();
    this.leases.silent(name);
  }

  cti({ provider }: BenchInstance): ScriptedSession {
    const session = provider.sessions.at(-1);
    if (!session) throw new Error('nobody signed in');
    return session;
  }
}
