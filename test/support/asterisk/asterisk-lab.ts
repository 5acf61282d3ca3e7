import { AmiProbe } from './ami-probe.js';
import { AsteriskServer, type ServerOptions } from './asterisk-server.js';
import { eventually } from './eventually.js';
import { TONES, voiceOf } from './lab-tones.js';
import { Softphone } from './softphone/softphone.js';
import type { SoftCall } from './softphone/soft-call.js';
import { whoHearsWhom } from './who-hears-whom.js';
import type { Audio } from './who-hears-whom.js';

const CLEAN_DEADLINE_MS = 5_000;
/** where the service keeps notes in Asterisk's own database */
const NOTES = 'interaction-processor';

/** Enough for `start()` in a hook, even where Asterisk has to be fetched first. */
export const LAB_START_MS = 300_000;

export type AgentNumber = '1001' | '1002' | '1003' | '1004' | '1005' | '1006';

/** True when `look` has been true two times running: what is just being made shows in the second. */
function twice(look: () => Promise<boolean>): () => Promise<boolean> {
  let running = 0;
  return async () => {
    running = (await look()) ? running + 1 : 0;
    return running >= 2;
  };
}

/** What is still there. */
export interface Leftovers {
  readonly channels: readonly string[];
  readonly bridges: readonly string[];
}

/**
 * A real Asterisk, a phone for each agent, and the outside world on the far end of the trunk (`customer`: any number of
 * calls at once). One per test file: `start()` before all, `reset()` after each, `stop()` after all.
 */
export class AsteriskLab {
  readonly server: AsteriskServer;
  readonly ami: AmiProbe;
  private readonly phones = new Map<string, Softphone>();
  private outside: Softphone | undefined;

  constructor(options: ServerOptions = {}) {
    this.server = new AsteriskServer(options);
    const { host, labUser, secret } = this.server;
    this.ami = new AmiProbe(() => ({ host, port: this.server.amiPort }), labUser, secret);
  }

  async start(agents: readonly AgentNumber[] = ['1001', '1002', '1003', '1004']): Promise<this> {
    await this.server.start();
    try {
      await Promise.all([
        this.ami.connect(),
        this.connectTrunk(),
        ...agents.map((number) => this.connectPhone(number)),
      ]);
    } catch (error) {
      await this.stop();
      throw error;
    }
    return this;
  }

  async stop(): Promise<void> {
    const everybody = [...this.phones.values(), ...(this.outside ? [this.outside] : [])];
    await Promise.all(everybody.map((phone) => phone.stop()));
    this.phones.clear();
    this.outside = undefined;
    await this.ami.close();
    await this.server.stop();
  }

  /**
   * Kills Asterisk and starts it again. The phones notice that nobody is at the other end of their calls any more, and
   * register again: what was registered in the last second before the death may be forgotten.
   */
  async restart(): Promise<void> {
    const everybody = [...this.phones.values(), this.customer];
    await this.server.kill();
    for (const phone of everybody) phone.forget();
    await this.server.restart();
    await Promise.all([this.ami.connect(), ...everybody.map((phone) => phone.register())]);
  }

  phone(number: AgentNumber): Softphone {
    const phone = this.phones.get(number);
    if (!phone) throw new Error(`phone ${number} has not been started`);
    return phone;
  }

  get customer(): Softphone {
    if (!this.outside) throw new Error('the lab has not been started');
    return this.outside;
  }

  /** Ends every call, takes all members out of the queues and all notes away, brings the phones' behaviour back and forgets what was seen. */
  async reset(): Promise<void> {
    const everybody = [...this.phones.values(), this.customer];
    await Promise.all(everybody.flatMap((phone) => phone.calls.map((call) => phone.hangup(call))));
    await this.clearQueues();
    await this.server.cli(`database deltree ${NOTES}`);
    await eventually(
      twice(() => this.hangUpAll()),
      CLEAN_DEADLINE_MS,
      'a switch without calls',
    );
    for (const phone of everybody) {
      phone.forget();
      phone.reset();
    }
    this.ami.events.clear();
  }

  /** As Asterisk lists it, which may be some milliseconds behind: a channel that rings already may be missing. */
  async leftovers(): Promise<Leftovers> {
    const [channels, bridges] = await Promise.all([this.ami.list('CoreShowChannels'), this.ami.list('BridgeList')]);
    return {
      channels: channels.map((channel) => channel['Channel'] ?? ''),
      // The car park's is Asterisk's own and stays for ever.
      bridges: bridges
        .filter((bridge) => bridge['BridgeType'] !== 'parking')
        .map((bridge) => bridge['BridgeUniqueid'] ?? ''),
    };
  }

  /** Resolves when nothing is left; rejects with what still is. */
  async untilEmpty(deadlineMs = CLEAN_DEADLINE_MS): Promise<void> {
    let left: Leftovers | undefined;
    const empty = async (): Promise<boolean> => {
      left = await this.leftovers();
      return left.channels.length + left.bridges.length === 0;
    };
    await eventually(twice(empty), deadlineMs, () => `nothing left, but ${JSON.stringify(left)}`);
  }

  /** Who hears whom, by the names given, once that is steady. */
  audio(calls: Readonly<Record<string, SoftCall>>): Promise<Audio> {
    return whoHearsWhom(calls);
  }

  private async connectPhone(user: AgentNumber): Promise<void> {
    const { host, sipPort, secret } = this.server;
    const phone = new Softphone({ user, password: secret, server: { host, port: sipPort }, tone: TONES[user] });
    this.phones.set(user, phone);
    await phone.start();
  }

  private async connectTrunk(): Promise<void> {
    const { host, sipPort, trunkAddress, trunkPort } = this.server;
    this.outside = new Softphone({
      user: '5551234',
      host: trunkAddress,
      port: trunkPort,
      server: { host, port: sipPort },
      tone: (number) => TONES[voiceOf(number)],
      // Its calls are those of different people.
      behaviour: { holdsOthers: false },
    });
    await this.outside.start();
  }

  private async clearQueues(): Promise<void> {
    for (const item of await this.ami.list('QueueStatus')) {
      if (item['Event'] !== 'QueueMember') continue;
      const member = { Queue: item['Queue'] ?? '', Interface: item['Location'] ?? '' };
      if (item['Membership'] === 'dynamic') await this.ami.action('QueueRemove', member);
      // Members of the configuration stay.
      else if (item['Paused'] === '1') await this.ami.action('QueuePause', { ...member, Paused: 'false' });
    }
  }

  private async hangUpAll(): Promise<boolean> {
    const { channels, bridges } = await this.leftovers();
    // One may end by itself in between: the next look tells.
    await Promise.all(channels.map((Channel) => this.ami.action('Hangup', { Channel }).catch(() => undefined)));
    if (channels.length === 0) await Promise.all(bridges.map((id) => this.destroyBridge(id)));
    return channels.length + bridges.length === 0;
  }

  /** A bridge made over ARI stays when the last call has left it, and only ARI can end it. */
  private async destroyBridge(id: string): Promise<void> {
    const { host, httpPort, ariUser, secret } = this.server;
    const authorization = `Basic ${Buffer.from(`${ariUser}:${secret}`).toString('base64')}`;
    await fetch(`http://${host}:${httpPort}/ari/bridges/${encodeURIComponent(id)}`, {
      method: 'DELETE',
      headers: { authorization },
      signal: AbortSignal.timeout(CLEAN_DEADLINE_MS),
    });
  }
}
