import type { CallModel } from '../../src/cti/port/call-model.js';
import type { CtiAgent, CtiLink } from '../../src/cti/port/cti-provider.js';
import type { AsteriskProvider } from '../../src/cti/asterisk/asterisk-provider.js';
import { Desk, type DeskCall } from '../../src/conformance/desk.js';
import type { FarCall } from '../../src/conformance/far-end.js';
import { AsteriskLab } from '../support/asterisk/asterisk-lab.js';
import type { ServerOptions } from '../support/asterisk/asterisk-server.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AsteriskFarEnd, LAB_PHONES } from './asterisk-far-end.js';
import { makeProvider, optionsFor, type Options } from './asterisk-under-test.js';
import { Wire } from './wire.js';

export const PATIENCE_MS = 5_000;
const queues = ['support'];
export const AGENT: CtiAgent = { id: '1001', name: 'Agent One', extension: '1001', queues };
export const COLLEAGUE: CtiAgent = { id: '1002', name: 'Agent Two', extension: '1002', queues };

/** A process of the service, as far as the switch can tell. */
export interface Instance {
  readonly provider: AsteriskProvider;
  readonly links: CtiLink[];
  /** resolves once the link's last state is that one */
  linkIs(state: CtiLink['state']): Promise<CtiLink>;
}

/** A customer and an agent who talk. */
export interface Talk {
  readonly desk: Desk;
  readonly customer: FarCall;
  readonly call: DeskCall;
}

/** A switch with telephones, and as many processes of the service on it as a test wants. */
export class AsteriskBench {
  readonly lab: AsteriskLab;
  private opened: Wire | undefined;
  private end: AsteriskFarEnd | undefined;
  private instances: Instance[] = [];
  private desks: Desk[] = [];

  constructor(options: ServerOptions = {}) {
    this.lab = new AsteriskLab(options);
  }

  async start(): Promise<void> {
    await this.lab.start(LAB_PHONES);
    this.opened = await Wire.open(this.lab.server);
    this.end = new AsteriskFarEnd(this.lab, this.opened, PATIENCE_MS);
  }

  async stop(): Promise<void> {
    await this.opened?.close();
    await this.lab.stop();
  }

  /** The network between the service and the switch. */
  get wire(): Wire {
    if (!this.opened) throw new Error('not started');
    return this.opened;
  }

  get farEnd(): AsteriskFarEnd {
    if (!this.end) throw new Error('not started');
    return this.end;
  }

  /** Options that lead through the wire. */
  get options(): Options {
    return optionsFor(this.lab.server, this.wire.ports);
  }

  /** Starts a process of the service; does not wait for its link. */
  async launch(options: Options = this.options): Promise<Instance> {
    const provider = makeProvider(options);
    const links: CtiLink[] = [];
    const linkIs = (state: CtiLink['state']) =>
      eventually(
        () => (links.at(-1)?.state === state ? links.at(-1) : undefined),
        PATIENCE_MS,
        () => `link ${state}, but ${JSON.stringify(links)}`,
      );
    const instance = { provider, links, linkIs };
    this.instances.push(instance);
    await provider.start({ link: (link) => links.push(link) });
    return instance;
  }

  async running(options: Options = this.options): Promise<Instance> {
    const instance = await this.launch(options);
    await instance.linkIs('up');
    return instance;
  }

  async open(instance: Instance, agent: CtiAgent = AGENT, model?: CallModel): Promise<Desk> {
    const desk = await Desk.open(instance.provider, agent, PATIENCE_MS, model);
    this.desks.push(desk);
    return desk;
  }

  /** A customer's call in the queue, answered by hand. */
  async talk(instance: Instance, from = '+15550101'): Promise<Talk> {
    const desk = await this.open(instance);
    await desk.ready();
    const customer = await this.farEnd.callQueue(from);
    await desk.has('alerting');
    await this.farEnd.device(AGENT).answer();
    return { desk, customer, call: await desk.has('connected') };
  }

  /** What the queue has of a member. */
  async member(agent: CtiAgent = AGENT): Promise<Readonly<Record<string, string>> | undefined> {
    const items = await this.lab.ami.list('QueueStatus', { Queue: 'support' });
    return items.find((item) => item['Location'] === `PJSIP/${agent.extension}`);
  }

  /** How often the queue has counted a call as done since the test began. */
  get completed(): number {
    return this.lab.ami.events.all.filter((event) => event['Event'] === 'AgentComplete').length;
  }

  /** Nothing may be left of a test's calls; then everything is as before the first. */
  async clear(): Promise<void> {
    const { desks, instances } = this;
    this.desks = [];
    this.instances = [];
    try {
      await Promise.all(desks.map((desk) => desk.session.close()));
      await this.lab.untilEmpty();
    } finally {
      await Promise.all(instances.map(({ provider }) => provider.stop()));
      await this.farEnd.reset();
    }
  }
}
