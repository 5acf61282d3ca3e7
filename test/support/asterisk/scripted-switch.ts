import { AgentDevices } from '../../../src/cti/asterisk/agent-devices.js';
import type { AmiFields } from '../../../src/cti/asterisk/ami/ami-action.js';
import { AmiRefusedError } from '../../../src/cti/asterisk/ami/ami-error.js';
import { AmiMessage } from '../../../src/cti/asterisk/ami/ami-message.js';
import { AriRefusedError } from '../../../src/cti/asterisk/ari/ari-error.js';
import { AsteriskOptions } from '../../../src/cti/asterisk/asterisk.options.js';
import { AsteriskSwitch } from '../../../src/cti/asterisk/switch/asterisk-switch.js';
import { FakeClock } from '../fake-clock.js';

type Row = Readonly<Record<string, string>>;

/** A switch that does what a test says, in no time. Everything it was asked for is in `asked`, in order. */
export class ScriptedSwitch {
  readonly clock = new FakeClock();
  readonly asterisk: AsteriskSwitch;
  readonly asked: string[] = [];
  /** what is refused: the beginning of what stands in `asked` */
  readonly refuses = new Set<string>();
  /** what happens at the switch when it is asked; without an entry it just says yes */
  readonly effects = new Map<string, (fields: AmiFields, path?: string) => void>();
  /** what an action answers beside its yes */
  readonly answers = new Map<string, (fields: AmiFields) => Row>();
  /** what the answer to an action waits for: by what stands in `asked` */
  readonly late = new Map<string, Promise<unknown>>();
  /** answers to list actions */
  readonly lists = new Map<string, readonly Row[]>();

  constructor() {
    const options = new AsteriskOptions();
    let id = 0;
    this.asterisk = new AsteriskSwitch({
      options,
      devices: new AgentDevices(options),
      clock: this.clock,
      ids: { next: () => `id${++id}` },
      application: `${options.application}-own`,
    });
    this.connect();
  }

  /** The link is up, for the first time or again. */
  connect(): void {
    const rest = (method: string) => (path: string, query?: Row, body?: Readonly<Record<string, unknown>>) =>
      this.rest(`${method} ${path}`, { ...query, ...(body?.['variables'] as Row | undefined) });
    this.asterisk.connected({
      ami: {
        action: (name: string, fields?: AmiFields) => this.action(name, fields),
        list: async (name: string, fields?: AmiFields) => {
          await this.action(name, fields);
          return (this.lists.get(name) ?? []).map((row) => AmiMessage.of(row));
        },
      },
      ari: { get: rest('GET'), post: rest('POST'), delete: rest('DELETE') },
    });
    this.asterisk.reporting = true;
  }

  tell(Event: string, fields: Row): void {
    this.asterisk.events([AmiMessage.of({ Event, ...fields })]);
  }

  /** Two channels in one bridge: the agent's and the customer's. */
  talk(agent = '1.2', customer = '1.1', bridge = 'b1'): void {
    const rows = [
      { Channel: 'PJSIP/trunk-00000001', Uniqueid: customer, CallerIDNum: '5551234', Exten: '800' },
      { Channel: 'PJSIP/1001-00000002', Uniqueid: agent, ConnectedLineNum: '5551234' },
    ];
    for (const row of rows) this.tell('Newchannel', { ...row, Linkedid: customer, ChannelState: '6' });
    for (const row of rows) this.tell('BridgeEnter', { ...row, Linkedid: customer, BridgeUniqueid: bridge });
  }

  moves(uid: string, bridge: string | undefined): void {
    const channel = this.asterisk.mirror.live(uid);
    if (!channel) return;
    const row = { Channel: channel.name, Uniqueid: uid, Linkedid: channel.linked };
    if (channel.bridge !== undefined) this.tell('BridgeLeave', { ...row, BridgeUniqueid: channel.bridge });
    if (bridge !== undefined) this.tell('BridgeEnter', { ...row, BridgeUniqueid: bridge });
  }

  /** The device of that channel says that it hangs up. */
  asksToEnd(uid: string): void {
    const name = this.asterisk.mirror.live(uid)?.name ?? '';
    this.tell('HangupRequest', { Channel: name, Uniqueid: uid, Cause: '16' });
  }

  hangsUp(uid: string): void {
    const name = this.asterisk.mirror.live(uid)?.name ?? '';
    this.tell('Hangup', { Channel: name, Uniqueid: uid, Cause: '16' });
  }

  entersApplication(...uids: readonly string[]): void {
    for (const channel of uids) this.asterisk.stasis({ type: 'StasisStart', channel });
  }

  leavesApplication(...uids: readonly string[]): void {
    for (const channel of uids) this.asterisk.stasis({ type: 'StasisEnd', channel });
  }

  private async action(name: string, fields: AmiFields = {}): Promise<AmiMessage> {
    const text = [name, ...Object.entries(fields).flatMap(([key, value]) => `${key}=${String(value)}`)].join(' ');
    this.asked.push(text);
    if (this.isRefused(text)) throw new AmiRefusedError(name, 'refused by the test');
    this.effects.get(name)?.(fields);
    const late = this.late.get(text);
    if (late) await late;
    return Promise.resolve(AmiMessage.of({ Response: 'Success', ...this.answers.get(name)?.(fields) }));
  }

  private async rest(text: string, query: Row): Promise<unknown> {
    this.asked.push([text, ...Object.entries(query).map(([key, value]) => `${key}=${value}`)].join(' '));
    if (this.isRefused(text)) throw new AriRefusedError(text, 409, 'refused by the test');
    const [method, path = ''] = text.split(' ');
    this.effects.get(`${method} ${path.split('/').at(-1)}`)?.(query, path);
    return Promise.resolve(undefined);
  }

  private isRefused(text: string): boolean {
    return [...this.refuses].some((beginning) => text.startsWith(beginning));
  }
}
