import { CtiRegistry } from '../../src/cti/cti-registry.js';
import { DEFAULT_CALL_MODEL, type CallModel } from '../../src/cti/port/call-model.js';
import type { Simulator } from '../../src/cti/simulator/simulator.js';
import { SimulatorDirectory } from '../../src/cti/simulator/simulator-directory.js';
import { SimulatorProviderFactory } from '../../src/cti/simulator/simulator-provider-factory.js';
import type { SimLeg } from '../../src/cti/simulator/switch/sim-leg.js';
import type { SessionCommand } from '../../src/protocol/session/session-command.js';
import type { SessionEvent } from '../../src/protocol/session/session-event.js';
import { Target } from '../../src/protocol/target.js';
import type { Session } from '../../src/sessions/session.js';
import type { RecordedEvent } from '../../src/sessions/journal/recorded-event.js';
import { SessionService } from '../../src/sessions/session.service.js';
import { eventOf } from './event-of.js';
import { AT_ONCE } from './at-once.js';
import { FakeClock } from './fake-clock.js';
import { SESSION_SETTINGS_OF_TESTS } from './session-bench.js';

const AGENT = { id: '1001', name: 'Agent One', extension: '1001', queues: ['support'], roles: ['agent'] };

/** One agent's started session on a real simulator, and a clock that only the test moves on. */
export class SimulatedSession {
  readonly clock = new FakeClock();
  readonly events: SessionEvent[] = [];
  /** those without a number */
  readonly asides: SessionEvent[] = [];
  readonly simulator: Simulator;
  readonly service: SessionService;
  private readonly registry: CtiRegistry;
  private started: Session | undefined;

  /**
   * @param model what is different from the default call model
   * @param options of the simulator
   */
  constructor(
    private readonly model: Partial<CallModel> = {},
    options: Readonly<Record<string, unknown>> = {},
  ) {
    let count = 0;
    const ids = { next: () => `id${(count += 1)}` };
    const directory = new SimulatorDirectory();
    const services = [{ id: 'ip', name: 'ip', provider: 'simulator', options }];
    const settings = { services, models: [], production: false, answerTimeout: 60_000, stopTimeout: 1_000 };
    this.registry = new CtiRegistry(settings, [new SimulatorProviderFactory(directory)], this.clock, ids);
    this.service = new SessionService(SESSION_SETTINGS_OF_TESTS, this.clock, ids, AT_ONCE, this.registry);
    const simulator = directory.find();
    if (!simulator) throw new Error('no simulator');
    this.simulator = simulator;
  }

  async start(): Promise<this> {
    await this.registry.onApplicationBootstrap();
    const [service] = this.registry.services();
    if (!service) throw new Error('no service');
    const callModel = { ...DEFAULT_CALL_MODEL, ...this.model };
    const made = this.service.create({ service, agent: AGENT, callModel, preparedBy: 'client' }, false);
    this.started = 'created' in made ? made.created : made.existing;
    const client = {
      id: 'client',
      event: (event: RecordedEvent) => void this.events.push(eventOf(event)),
      aside: (text: string) => this.asides.push(JSON.parse(text) as SessionEvent) > 0,
      unbound: () => undefined,
    };
    this.service.bind(this.session.id, { client, token: this.session.identity.token });
    this.service.opened(this.session.id, 'client', false);
    await this.done('session.start');
    return this;
  }

  get session(): Session {
    if (!this.started) throw new Error('not started');
    return this.started;
  }

  /** Sends a command; the answer comes once the clock has moved on as far as it takes. */
  command(command: SessionCommand, path = '', data: object = {}): Promise<object> {
    const target = Target.parse(path ? `${this.session.id}.${path}` : this.session.id);
    if (!target) throw new Error(`no target: ${path}`);
    const answer = this.service.bound(this.session.id, 'client').router.execute({ command, target, data });
    answer.catch(() => undefined);
    return answer;
  }

  /** Sends a command and moves the clock on until it is answered. @throws the failure */
  async done(command: SessionCommand, path = '', data: object = {}): Promise<object> {
    const progress = { answered: false };
    const answer = this.command(command, path, data).finally(() => (progress.answered = true));
    answer.catch(() => undefined);
    for (let waited = 0; !progress.answered && waited < 1_000; waited += 1) await this.clock.advance(waited ? 10 : 0);
    return answer;
  }

  /** @returns `success`, or the failure's code */
  outcome(command: SessionCommand, path = '', data: object = {}): Promise<string> {
    return this.done(command, path, data).then(
      () => 'success',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
  }

  /** A customer's call that rings at the agent's own telephone. @returns the customer's leg */
  async rings(from: string): Promise<SimLeg> {
    const call = this.simulator.sim.customers.callAgent(AGENT.id, { from });
    if (!call) throw new Error('no such telephone');
    await this.clock.advance(500);
    return this.simulator.sim.customers.leg(call);
  }

  /** The same, answered: `i1.v1` is the first one's. @returns the customer's leg */
  async talks(from: string, path = 'tel.i1.v1'): Promise<SimLeg> {
    const leg = await this.rings(from);
    await this.done('conversation.answer', path);
    return leg;
  }

  /** The object's public state as the client has it, by the latest event. */
  view(path: string): Readonly<Record<string, unknown>> {
    const target = `${this.session.id}.${path}`;
    const event = this.events.findLast((one) => one.target === target);
    const [object] = Object.values(event?.data ?? {});
    return (object ?? {}) as Readonly<Record<string, unknown>>;
  }

  allowed(path: string): readonly string[] {
    return this.view(path)['allowed'] as readonly string[];
  }

  /** Events since `from`, as name and object: `conversation.added i1.v1`. */
  told(from = 0): string[] {
    return this.events.slice(from).map(({ name, target }) => `${name} ${target.split('.').slice(2).join('.')}`.trim());
  }
}
