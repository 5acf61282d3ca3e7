import { isDeepStrictEqual } from 'node:util';
import { PasswordHash } from '../../src/agents/password-hash.js';
import { ConfigFile } from '../protocol/config-file.js';
import type { AmiProbe } from '../support/asterisk/ami-probe.js';
import { AsteriskLab, type AgentNumber } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { TONES } from '../support/asterisk/lab-tones.js';
import type { Scene } from '../support/asterisk/scene/scene.js';
import { untruths } from '../support/asterisk/scene/untruths.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { succeeded } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { Scrape } from '../support/scrape.js';
import { FieldDesk } from './field-desk.js';
import { Wire } from './wire.js';

const PATIENCE_MS = 10_000;
/** Costs nearly nothing: signing in is not what is looked at. */
const CHEAP = { ln: 1, r: 1, p: 1 };
export const CUSTOMER = '5551234';

/** queues of each agent */
const AGENTS: Readonly<Record<string, readonly string[]>> = { '1001': ['400', '402', '406'], '1002': [], '1003': [] };
/** whoever's audio is asked for, by the names of `TONES`; `echo` is a customer who hears nobody else */
type Heard = Readonly<Record<string, readonly string[]>>;

/** A customer and agent 1001 who talk. */
export interface FieldTalk {
  readonly desk: FieldDesk;
  readonly customer: SoftCall;
  readonly agent: SoftCall;
}

/** The switch with the second dialplan, its phones, and processes of the service with desktops at them. */
export class FieldSite implements Scene {
  readonly lab = new AsteriskLab({ dialplan: 'field' });
  readonly voices: ReadonlyMap<string, number>;
  private readonly numbers: readonly AgentNumber[] = ['1001', '1002', '1003', '1004'];
  private readonly processors: Processor[] = [];
  private desks: FieldDesk[] = [];
  private file: ConfigFile | undefined;
  private opened: Wire | undefined;

  /** @param size how many processes */
  constructor(private readonly size = 1) {
    const phones = this.numbers.map((number): [string, number] => [number, TONES[number]]);
    this.voices = new Map([...phones, [CUSTOMER, TONES.customer], ['music', TONES.music]]);
  }

  async start(): Promise<void> {
    await this.lab.start(this.numbers);
    this.opened = await Wire.open(this.lab.server);
    const password = (await PasswordHash.of('demo', new Uint8Array(16), CHEAP)).toString();
    const agents = Object.entries(AGENTS).map(([id, queues]) => ({ id, queues, password }));
    this.file = new ConfigFile(JSON.stringify({ agents }));
    for (let n = 0; n < this.size; n += 1) this.processors.push(await this.startProcessor(this.file.path));
  }

  async stop(): Promise<void> {
    for (const processor of this.processors) await processor.stop();
    await this.opened?.close();
    await this.lab.stop();
    this.file?.remove();
  }

  /** The network between all of the processes and the switch. */
  get wire(): Wire {
    if (!this.opened) throw new Error('not started');
    return this.opened;
  }

  /** What the first process measures. */
  scrape(): Promise<Scrape> {
    return Scrape.of(this.processors[0]?.url ?? '');
  }

  /** Nothing may be left of a test's calls; then everything is as before the first. */
  async clear(): Promise<void> {
    const { desks } = this;
    try {
      await this.hangUpAll();
      await this.lab.untilEmpty(PATIENCE_MS);
      for (const desk of desks) await desk.free();
    } finally {
      this.desks = [];
      for (const { desktop } of desks) {
        await desktop.command('session.logout').catch(() => undefined);
        desktop.close();
      }
      await this.lab.reset();
    }
  }

  get ami(): AmiProbe {
    return this.lab.ami;
  }
  get agents(): readonly FieldDesk[] {
    return this.desks;
  }

  callsOf(address: string): readonly SoftCall[] | undefined {
    const number = this.numbers.find((one) => one === address);
    const phone = number ? this.lab.phone(number) : address === CUSTOMER ? this.lab.customer : undefined;
    return phone?.calls.filter(({ state }) => state === 'up');
  }

  /** An agent at a desktop of that process. */
  async sign(number: AgentNumber, process = 0): Promise<FieldDesk> {
    const processor = this.processors[process];
    if (!processor) throw new Error(`no process ${process}`);
    const desktop = await (await processor.desktop()).signIn(number, 'demo', true);
    const desk = new FieldDesk(desktop, this.lab.phone(number));
    this.desks.push(desk);
    return desk;
  }

  /** A customer's call to that number, answered by 1001 at the phone. */
  async talk(number: string): Promise<FieldTalk> {
    const desk = await this.sign('1001');
    succeeded(await desk.desktop.command('channel.ready', 'tel'));
    const customer = await this.lab.customer.dial(number);
    const { call: agent } = await this.lab.phone('1001').next('incoming');
    this.lab.phone('1001').answer(agent);
    await desk.stands({ primary: 'connected' });
    await this.hear({ customer: ['1001'], '1001': ['customer'] });
    return { desk, customer, agent };
  }

  /** Answers at that phone what rings there. */
  async answer(number: AgentNumber): Promise<SoftCall> {
    const { call } = await this.lab.phone(number).next('incoming');
    this.lab.phone(number).answer(call);
    return call;
  }

  /** Resolves once each hears exactly those: everything at that phone together, `gone` where no call is there. */
  async hear(wanted: Heard): Promise<void> {
    let last: Heard = {};
    const look = async (): Promise<boolean> => {
      const names = Object.keys(wanted);
      const calls = names.flatMap((name) => this.callsAt(name).map((call, n) => [`${name} ${n}`, call] as const));
      const audio = await this.lab.audio(Object.fromEntries(calls));
      const at = (name: string) =>
        calls.filter(([key]) => key.startsWith(`${name} `)).flatMap(([key]) => audio[key] ?? []);
      last = Object.fromEntries(
        names.map((name) => [name, this.callsAt(name).length === 0 ? ['gone'] : [...new Set(at(name))].sort()]),
      );
      return isDeepStrictEqual(last, wanted);
    };
    await eventually(look, PATIENCE_MS, () => `${JSON.stringify(wanted)}, but ${JSON.stringify(last)}`);
  }

  /** Resolves once desktops, switch and ears agree. */
  async agree(): Promise<void> {
    let last: string[] = [];
    const look = async () => (last = await untruths(this)).length === 0;
    await eventually(look, PATIENCE_MS, () => `all to agree, but ${last.join('; ')}`);
  }

  /** The next event that the dialplan has to tell. */
  async told(name: string): Promise<void> {
    await this.lab.ami.next('UserEvent', (event) => event['UserEvent'] === name, PATIENCE_MS);
  }

  async hangUpAll(): Promise<void> {
    const phones = [...this.numbers.map((number) => this.lab.phone(number)), this.lab.customer];
    await Promise.all(phones.flatMap((phone) => phone.calls.map((call) => phone.hangup(call))));
  }

  private callsAt(name: string): readonly SoftCall[] {
    return this.callsOf(name === 'customer' ? CUSTOMER : name) ?? [];
  }

  private async startProcessor(agentsFile: string): Promise<Processor> {
    const { host, amiUser, ariUser, secret, context } = this.lab.server;
    const { ami, http } = this.wire.ports;
    const processor = await Processor.start({
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://${host}:${ami}`,
      ASTERISK_AMI_USER: amiUser,
      ASTERISK_AMI_SECRET: secret,
      ASTERISK_ARI_URL: `http://${host}:${http}`,
      ASTERISK_ARI_USER: ariUser,
      ASTERISK_ARI_SECRET: secret,
      ASTERISK_CONTEXT: context,
      AGENTS_FILE: agentsFile,
    });
    await eventually(async () => (await fetch(`${processor.url}/health/ready`)).ok, PATIENCE_MS, 'in service');
    return processor;
  }
}
