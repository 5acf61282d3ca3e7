import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PasswordHash } from '../../../../src/agents/password-hash.js';
import { Randomness } from '../../../soak/randomness.js';
import { Desktop, succeeded } from '../../desktop.js';
import { ProcessorProcess } from '../../process.js';
import type { AmiProbe } from '../ami-probe.js';
import { AsteriskLab } from '../asterisk-lab.js';
import { MUSIC_HZ } from '../configuration-folder.js';
import { FIRST_OF_CROWD } from '../dialplan.js';
import { eventually } from '../eventually.js';
import type { Scene } from '../scene/scene.js';
import type { SoftCall } from '../softphone/soft-call.js';
import { Softphone } from '../softphone/softphone.js';
import { LoadAgent } from './load-agent.js';
import { LoadCustomers } from './load-customers.js';
import type { Pace } from './pace.js';
import { Tally } from './tally.js';
import { Voices } from './voices.js';

const COLLEAGUES = 20;
const IN_SERVICE_MS = 20_000;
/** part of the calls to colleagues that go to another agent */
const TO_AGENT = 0.25;
const BUSY_HERE = 486;
const AT_COLLEAGUE_MS = 300;
/** Costs nearly nothing: signing in is not what is looked at. */
const CHEAP = { ln: 1, r: 1, p: 1 };

/** A switch, a process of the service, agents with desktop and phone, colleagues with a phone alone, and customers. */
export class LoadSite implements Scene {
  readonly queue = '450';
  readonly lab = new AsteriskLab({ dialplan: 'field' });
  readonly tally = new Tally();
  private readonly tones = new Voices(MUSIC_HZ);
  readonly agents: LoadAgent[] = [];
  private readonly phones = new Map<string, Softphone>();
  private readonly colleagues: Softphone[] = [];
  private readonly random: Randomness;
  private folder = '';
  private running: ProcessorProcess | undefined;
  private people: LoadCustomers | undefined;

  constructor(
    private readonly size: number,
    seed: number,
  ) {
    this.random = new Randomness(seed);
  }

  async start(): Promise<void> {
    await this.lab.start([]);
    // All that happens is not for the tests' own eyes: they ask.
    await this.lab.ami.action('Events', { EventMask: 'off' });
    await this.startService();
    for (let n = 0; n < this.size; n += 1) await this.startAgent(String(FIRST_OF_CROWD + n));
    for (let n = 0; n < COLLEAGUES; n += 1) {
      const phone = await this.startPhone(String(FIRST_OF_CROWD + this.size + n), { holdsOthers: false });
      this.colleagues.push(phone);
    }
    this.people = new LoadCustomers(this.lab.customer, this.queue, this.tones, this.random);
  }

  async stop(): Promise<void> {
    for (const { desktop } of this.agents) desktop.close();
    this.running?.signal('SIGTERM');
    await this.running?.exit();
    await Promise.all([...this.phones.values()].map((phone) => phone.stop()));
    await this.lab.stop();
    if (this.folder) await rm(this.folder, { recursive: true });
  }

  get service(): ProcessorProcess {
    if (!this.running) throw new Error('not started');
    return this.running;
  }

  get customers(): LoadCustomers {
    if (!this.people) throw new Error('not started');
    return this.people;
  }

  /** Everybody does what comes to mind, until the pace ends. */
  async live(pace: Pace, callsPerSecond: number): Promise<void> {
    await Promise.all([
      this.customers.come(pace, callsPerSecond),
      ...this.agents.map((agent) => agent.work(pace)),
      pace.repeat(
        () => AT_COLLEAGUE_MS,
        () => this.moveColleagues(),
      ),
    ]);
  }

  get ami(): AmiProbe {
    return this.lab.ami;
  }

  get voices(): ReadonlyMap<string, number> {
    return this.tones.all;
  }

  callsOf(address: string): readonly SoftCall[] | undefined {
    const call = this.customers.callOf(address);
    return (this.phones.get(address)?.calls ?? (call && [call]))?.filter(({ state }) => state === 'up');
  }

  /** Everybody who is no agent hangs up, and then the agents' phones. */
  async hangUpAll(): Promise<void> {
    await this.customers.leave();
    await Promise.all([...this.phones.values()].flatMap((phone) => phone.calls.map((call) => phone.hangup(call))));
  }

  private async startService(): Promise<void> {
    const { host, amiPort, httpPort, amiUser, ariUser, secret, context } = this.lab.server;
    this.folder = await mkdtemp(join(tmpdir(), 'load-'));
    const file = join(this.folder, 'agents.yaml');
    const password = (await PasswordHash.of('demo', new Uint8Array(16), CHEAP)).toString();
    const numbers = Array.from({ length: this.size }, (_, n) => String(FIRST_OF_CROWD + n));
    await writeFile(file, JSON.stringify({ agents: numbers.map((id) => ({ id, password, queues: [this.queue] })) }));
    this.running = ProcessorProcess.start({
      PORT: '0',
      LOG_LEVEL: 'info',
      AGENTS_FILE: file,
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: `tcp://${host}:${amiPort}`,
      ASTERISK_AMI_USER: amiUser,
      ASTERISK_AMI_SECRET: secret,
      ASTERISK_ARI_URL: `http://${host}:${httpPort}`,
      ASTERISK_ARI_USER: ariUser,
      ASTERISK_ARI_SECRET: secret,
      ASTERISK_CONTEXT: context,
    });
    const url = await this.running.url();
    await eventually(async () => (await fetch(`${url}/health/ready`)).ok, IN_SERVICE_MS, 'in service');
  }

  private async startAgent(number: string): Promise<void> {
    const phone = await this.startPhone(number, { holdsOthers: true, oneCallOnly: true });
    const desktop = await (await Desktop.connect(await this.service.url())).signIn(number);
    succeeded(await desktop.command('channel.ready', 'tel'));
    const random = new Randomness(this.random.below(2 ** 31));
    this.agents.push(new LoadAgent(desktop, phone, random, () => this.colleague(number), this.tally));
  }

  private async startPhone(
    user: string,
    behaviour: NonNullable<ConstructorParameters<typeof Softphone>[0]['behaviour']>,
  ): Promise<Softphone> {
    const { host, sipPort, secret } = this.lab.server;
    const tone = this.tones.take(user) ?? 0;
    const phone = new Softphone({ user, password: secret, server: { host, port: sipPort }, tone, behaviour });
    this.phones.set(user, phone);
    return phone.start();
  }

  /** Somebody other than that one. */
  private colleague(but: string): string {
    const among = this.random.chance(TO_AGENT) ? this.agents.map(({ phone }) => phone) : this.colleagues;
    const { user } = this.random.pick(among);
    return user === but ? this.random.pick(this.colleagues).user : user;
  }

  /** Some answer soon, some late, some never, some are busy; and those who talk hang up some time. */
  private async moveColleagues(): Promise<void> {
    const { random } = this;
    for (const phone of this.colleagues) {
      phone.behaviour.autoAnswerAfterMs = random.chance(0.9) ? random.next() * 1_000 : undefined;
      phone.behaviour.doNotDisturb = random.chance(0.05) ? BUSY_HERE : undefined;
      const [call] = phone.calls;
      if (call && random.chance(0.05)) await phone.hangup(call).catch(() => undefined);
    }
  }
}
