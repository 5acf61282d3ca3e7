import type { CallModel } from '../../src/cti/port/call-model.js';
import type { CtiSnapshot } from '../../src/cti/port/cti-facts.js';
import { factsOf } from '../../src/cti/simulator/simulator-facts.js';
import type { SimAgent } from '../../src/cti/simulator/switch/sim-agent.js';
import { allowedCommands } from '../../src/sessions/rules/allowed.js';
import { sessionView } from '../../src/sessions/session-view.js';
import { FaultWatch } from './fault-watch.js';
import { OutageWatch } from './outage-watch.js';
import { PendingCommands } from './pending-commands.js';
import type { RandomAgent } from './random-agent.js';
import { RandomWorld, SETTINGS } from './random-world.js';
import { inventions, untruths } from './truth.js';

/** The longest that a command, a reading and its repetition can hang. */
const HANGING = 4 * SETTINGS.ctiTimeout;

/** What is not the same in all such worlds. */
export interface FaultyWorldKind {
  /** milliseconds from a command to the switch */
  readonly latency: number;
  /** the second agent's calls are answered by themselves, and leave no work behind */
  readonly automatic: boolean;
  /** everybody signs off without a link */
  readonly endsCut: boolean;
}

/** A random world whose link and switch have faults, with the promises that hold all the same. */
export class FaultyWorld extends RandomWorld {
  commands!: PendingCommands;
  private watch!: FaultWatch;
  private readonly outages = new Map<RandomAgent, OutageWatch>();
  private readonly atSwitch = new Map<string, SimAgent>();

  constructor(private readonly kind: FaultyWorldKind) {
    super(kind.latency);
  }

  override async start(): Promise<this> {
    const { agents } = this.simulator.sim;
    const signIn = agents.signIn.bind(agents);
    agents.signIn = (request, watcher) => {
      const agent = signIn(request, watcher);
      this.atSwitch.set(agent.id, agent);
      return agent;
    };
    await super.start();
    this.watch = new FaultWatch(this);
    this.commands = new PendingCommands(this, this.watch, this.kind.latency);
    for (const agent of this.agents) this.outages.set(agent, new OutageWatch());
    return this;
  }

  degraded(agent: RandomAgent): boolean {
    return this.outages.get(agent)?.degraded ?? false;
  }

  /** What is not as promised now, in words. */
  faults(): string[] {
    const faults = this.commands.faults();
    for (const agent of this.agents) {
      faults.push(...agent.faults(), ...(this.outages.get(agent)?.follow(agent.events) ?? []));
      faults.push(...this.outageFaults(agent), ...allowedFaults(agent), ...this.truthFaults(agent));
    }
    return faults;
  }

  /** No faults any more, the link is up, and what hangs has its time. @returns what is not well then, in words */
  async settle(): Promise<string[]> {
    const { faults, link } = this.simulator;
    faults.clear();
    link.up();
    // A command that is on its way may cut the link once more.
    await this.clock.advance(this.kind.latency);
    link.up();
    await this.clock.advance(HANGING);
    const left = this.faults();
    // Of what was reported in vain the sweep makes up for as long as there is a live call; else the next reading.
    if (this.inDoubt().some(({ session }) => session.model.hasLiveInteraction))
      await this.clock.advance(SETTINGS.sweepInterval + HANGING);
    for (const { session } of this.inDoubt()) {
      if (session.model.hasLiveInteraction) left.push(`${session.id} was not compared with the switch in time`);
    }
    if (this.inDoubt().length > 0) {
      link.down('to have all read again');
      link.up();
      await this.clock.advance(HANGING);
    }
    left.push(...this.faults(), ...this.inDoubt().map(({ session }) => `${session.id} has not read the switch`));
    for (const agent of this.agents) {
      if (this.watch.of(agent.session.identity.agent.id).readingFailed) left.push('a reading was not repeated');
      if (this.degraded(agent)) left.push(`${agent.session.id} is not restored`);
    }
    if (this.commands.size > 0) left.push(`${this.commands.size} commands are not answered`);
    return left;
  }

  override async end(): Promise<string[]> {
    const left = [...(await this.settle()), ...(await this.hangUp()), ...this.faults()];
    if (this.kind.endsCut) this.simulator.link.down('cut at the end');
    return [...left, ...(await this.signOff())];
  }

  protected override callModel(agent: string): CallModel {
    const automatic = this.kind.automatic && agent === '1002';
    return { ...super.callModel(agent), ...(automatic ? { autoAnswer: true, wrapUp: 'none' } : {}) };
  }

  private inDoubt(): RandomAgent[] {
    return this.agents.filter(({ session }) => this.watch.of(session.identity.agent.id).doubt !== undefined);
  }

  private truth({ session }: RandomAgent): CtiSnapshot {
    const agent = this.atSwitch.get(session.identity.agent.id);
    if (!agent) throw new Error('nobody is signed in');
    return JSON.parse(JSON.stringify(factsOf(agent))) as CtiSnapshot;
  }

  private outageFaults(agent: RandomAgent): string[] {
    const { session } = agent;
    const degraded = this.degraded(agent);
    const { doubt, readingFailed, reportedSince, requests } = this.watch.of(session.identity.agent.id);
    const reading = requests.some(({ command, outcome }) => command === 'session.snapshot' && outcome === undefined);
    const faults: string[] = [];
    if (sessionView(session).degraded !== degraded) faults.push(`the snapshot says degraded: ${!degraded}`);
    if (!this.simulator.link.isUp && !degraded) faults.push('the loss of the link is not told');
    if (this.simulator.link.isUp && degraded && !reading && !readingFailed) faults.push('nobody reads the switch');
    if (degraded && agent.objects.some(({ allowed }) => allowed.length > 0)) faults.push('allowed while degraded');
    // A reading that failed says nothing; what was reported since does.
    if (!this.simulator.link.isUp || (readingFailed && !reading && !reportedSince && !doubt)) {
      const legs = session.model.interactions().flatMap((one) => [...one.conversations.values()]);
      for (const { target, state } of legs) if (state !== 'unknown') faults.push(`${target.toString()}: ${state}?`);
    }
    return faults;
  }

  private truthFaults(agent: RandomAgent): string[] {
    const { doubt, readingFailed } = this.watch.of(agent.session.identity.agent.id);
    if (doubt) return [];
    if (this.degraded(agent)) return this.simulator.link.isUp ? inventions(agent.session, this.truth(agent)) : [];
    return untruths(agent.session, this.truth(agent), {
      unknown: readingFailed,
      completing: (one) => readingFailed || this.commands.completing(agent, `${one.channel.id}.${one.id}`),
    });
  }
}

/** What a client has been told to be allowed is what would be accepted now, or once the voice is where it goes. */
function allowedFaults({ session }: RandomAgent): string[] {
  if (session.voice.moving) return [];
  return session.model.objects().flatMap((record) => {
    const told = (record.publication.view as { allowed: string[] }).allowed.join(' ');
    const now = allowedCommands(record, session.cti.rules).join(' ');
    return told === now ? [] : [`${record.target.toString()}: told as allowed: ${told}; is: ${now}`];
  });
}
