import { AsteriskLab, type AgentNumber } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { Desktop, succeeded, type ReceivedEvent } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { RedisLab } from '../support/redis/redis-lab.js';
import { ConfigFile } from '../protocol/config-file.js';
import { optionsFor } from './asterisk-under-test.js';
import { earAt } from './ear-at.js';

const PATIENCE_MS = 15_000;
const CONFIRM_MS = 10_000;
export const PHONES: readonly AgentNumber[] = ['1001', '1002', '1003', '1004', '1005', '1006'];

/** A process of the service. */
export interface TakingPart {
  readonly url: string;
  readonly process: ProcessorProcess;
}

/** An agent at a desktop who has one contact, which is the session's first. */
export interface AtDesk {
  readonly agent: AgentNumber;
  readonly desktop: Desktop;
  readonly customer: SoftCall;
  /** number of the last event that the client had when it came to the desktop */
  readonly lastSeq?: number;
}

/** A real Asterisk, a real Redis, and as many processes of the service as a test wants. */
export class TakeOverBench {
  readonly lab = new AsteriskLab();
  readonly redis = new RedisLab();
  private readonly desktops: Desktop[] = [];
  private readonly processes: ProcessorProcess[] = [];
  private file: ConfigFile | undefined;

  async start(): Promise<void> {
    await Promise.all([this.lab.start(PHONES), this.redis.start()]);
    // Nobody may wait until a process counts as dead: whose session it is says the store.
    const options = { ...optionsFor(this.lab.server), timeouts: { confirm: CONFIRM_MS }, atStop: 'signoff' };
    this.file = new ConfigFile(
      JSON.stringify({
        services: [{ id: 'asterisk', name: 'Asterisk', provider: 'asterisk', options }],
        models: [{ name: 'default', wrapUpTime: 60_000 }],
        store: { url: this.redis.url },
      }),
    );
  }

  async stop(): Promise<void> {
    for (const desktop of this.desktops) desktop.close();
    for (const process of this.processes) if (process.alive) process.signal('SIGKILL');
    await Promise.all(this.processes.map((process) => process.exit()));
    await Promise.all([this.lab.stop(), this.redis.stop()]);
    this.file?.remove();
  }

  async process(): Promise<TakingPart> {
    const process = ProcessorProcess.start({ PORT: '0', LOG_LEVEL: 'info', CONFIG_FILE: this.file?.path ?? '' });
    this.processes.push(process);
    const url = await process.url();
    await eventually(async () => (await fetch(`${url}/health/ready`)).ok, PATIENCE_MS, 'a process that is ready');
    return { url, process };
  }

  /** An agent who is ready and talks with a customer who has called. */
  async talks({ url }: TakingPart, agent: AgentNumber): Promise<AtDesk> {
    const desktop = await Desktop.connect(url);
    this.desktops.push(desktop);
    await desktop.signIn(agent);
    succeeded(await desktop.command('channel.ready', 'tel'));
    const customer = await this.lab.customer.dial(`81${agent}`, { from: `+1555${agent}` });
    const { call } = await this.lab.phone(agent).next('incoming');
    this.lab.phone(agent).answer(call);
    await this.stands({ agent, desktop, customer }, 'v1', 'connected');
    return { agent, desktop, customer };
  }

  /** The same agent, whose client has come to that process with its token. */
  async comesTo({ url }: TakingPart, desk: AtDesk): Promise<AtDesk> {
    const { desktop: from } = desk;
    const desktop = await Desktop.connect(url);
    this.desktops.push(desktop);
    desktop.resource = from.resource;
    desktop.token = from.token;
    const lastSeq = numbers(from).at(-1) ?? desk.lastSeq ?? 0;
    const data = { resource: from.resource, token: from.token, lastSeq };
    succeeded(await desktop.send({ command: 'bindResource', data }));
    return { ...desk, desktop, lastSeq };
  }

  /** What the session is. */
  async tree({ desktop }: AtDesk): Promise<unknown> {
    const { data } = succeeded(await desktop.command('session.snapshot')) as { data?: { session?: object } };
    return data?.session;
  }

  /** Sends it to the leg, and it has to succeed. */
  async does({ desktop }: AtDesk, command: string, path: string, data?: object): Promise<void> {
    succeeded(await desktop.command(command, path, data));
  }

  /** Waits until the leg is in that state. */
  async stands({ desktop }: AtDesk, leg: string, state: string): Promise<void> {
    const isSo = ({ target, data }: ReceivedEvent) =>
      target?.endsWith(`.tel.i1.${leg}`) === true && data?.['conversation']?.['state'] === state;
    await desktop.until(isSo, `${leg} ${state}`);
  }

  /** The customer hangs up. */
  async ends({ customer, desktop }: AtDesk): Promise<void> {
    await this.lab.customer.hangup(customer);
    await desktop.until(({ name }) => name === 'interaction.ended', 'the end of the call');
  }

  /** Waits until those are heard there, and nobody else. */
  hears(call: SoftCall, ...sounds: readonly string[]): Promise<void> {
    return earAt(() => call, PATIENCE_MS, call.calledNumber).hears(...sounds);
  }

  /** Whom the queue leaves alone, and why, by the agents' numbers. */
  async pauses(): Promise<Readonly<Record<string, readonly (string | undefined)[]>>> {
    const items = await this.lab.ami.list('QueueStatus', { Queue: 'support' });
    const members = items.filter(({ Event }) => Event === 'QueueMember');
    return Object.fromEntries(
      members.map((one) => [one['Location']?.replace('PJSIP/', '') ?? '', [one['Paused'], one['PausedReason']]]),
    );
  }

  async clear(): Promise<void> {
    await this.lab.untilEmpty(PATIENCE_MS);
    for (const desktop of this.desktops.splice(0)) {
      if (desktop.socket.connected) await desktop.command('session.logout');
      desktop.close();
    }
    await this.lab.reset();
  }
}

export const numbers = ({ events }: Desktop): number[] =>
  events.map(({ seq }) => seq).filter((seq) => seq !== undefined);
