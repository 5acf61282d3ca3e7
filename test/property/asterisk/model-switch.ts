import { AFTER_BRIDGE, CAUGHT_EXTENSION } from '../../../src/cti/asterisk/pbx/caught-place.js';
import { ModelChannel, type ModelBridge } from './model-channel.js';
import { runLines } from './model-dialplan.js';

type Row = Readonly<Record<string, string>>;

/** Who hears what the switch tells. */
export interface ModelListener {
  ami(event: Row): void;
  ari(type: string, uid: string, application: string): void;
}

const UP = 6;
const RINGING = 5;

/** How the first call comes about. */
export type Scene = 'queue' | 'queue goes on' | 'agent dials';

/** A switch in memory, as far as calls go: what Asterisk does with channels and bridges by itself. */
export class ModelSwitch {
  readonly channels = new Map<string, ModelChannel>();
  readonly bridges = new Map<string, ModelBridge>();
  /** applications somebody listens to */
  readonly applications = new Set<string>();
  readonly extensions = new Map<string, string>();
  readonly database = new Map<string, string>();
  readonly globals = new Map<string, string>();
  /** its own time */
  seconds = 1_700_000_000;
  /** what no Asterisk should have been asked for */
  readonly faults: string[] = [];
  private count = 0;
  private calls = 0;

  constructor(private readonly listener: ModelListener) {}

  get live(): readonly ModelChannel[] {
    return [...this.channels.values()];
  }

  /** those that somebody hears with */
  get legs(): readonly ModelChannel[] {
    return this.live.filter((one) => !one.isSnoop);
  }

  /** Uniqueid of the agent's leg, the last one */
  get agentLeg(): string {
    return `${this.calls}.2`;
  }

  named(name: string | undefined): ModelChannel | undefined {
    return this.live.find((one) => one.name === name);
  }

  /** An agent and a customer who talk. */
  talk(scene: Scene): void {
    const call = (this.calls += 1);
    const linked = `${call}.1`;
    const customer = this.make(linked, `PJSIP/trunk-${call}`, linked);
    const agent = this.make(`${call}.2`, `PJSIP/1001-${call}`, linked);
    const [caller, called] = scene === 'agent dials' ? [agent, customer] : [customer, agent];
    const application = scene === 'agent dials' ? 'Dial' : 'Queue';
    Object.assign(caller, {
      application,
      data: 'support',
      exten: '800',
      dials: true,
      goesOn: scene === 'queue goes on',
    });
    Object.assign(called, { application: `App${application}` });
    if (caller.goesOn) caller.data = 'support,c';
    this.tell('Newchannel', caller, { ChannelState: '4' });
    this.tell('Newchannel', called, { ChannelState: '0' });
    const dest = { DestChannel: called.name, DestUniqueid: called.uid, DestLinkedid: called.linked };
    this.tell('DialBegin', caller, dest);
    this.setState(called, UP);
    this.setState(caller, UP);
    this.tell('DialEnd', caller, { ...dest, DialStatus: 'ANSWER' });
    this.joinCore(caller, called);
  }

  make(uid: string, name: string, linked: string): ModelChannel {
    const channel = new ModelChannel(uid, name, linked);
    this.channels.set(uid, channel);
    return channel;
  }

  /** A channel that is to call somebody. */
  create(uid: string, endpoint: string, linked: string, application: string, args: string): ModelChannel {
    const channel = this.make(uid, `${endpoint}-${uid}`, linked);
    this.tell('Newchannel', channel, { ChannelState: '0' });
    this.enterStasis(channel, application, args);
    return channel;
  }

  snoop(uid: string, leg: ModelChannel, spy: string, whisper: string, application: string, args: string): void {
    const channel = this.make(uid, `Snoop/${leg.uid}-${String(++this.count).padStart(8, '0')}`, uid);
    channel.snoop = { leg: leg.uid, spy, whisper, deaf: false };
    channel.state = UP;
    this.tell('Newchannel', channel);
    this.enterStasis(channel, application, args);
  }

  setState(channel: ModelChannel, state: number): void {
    if (channel.gone) return;
    channel.state = state;
    this.tell('Newstate', channel);
  }

  ring = (channel: ModelChannel): void => this.setState(channel, RINGING);

  answer(channel: ModelChannel): void {
    this.setState(channel, UP);
  }

  /** It will end; what is still to be done before that takes Asterisk some milliseconds. */
  announceEnd(channel: ModelChannel): void {
    this.tell('HangupRequest', channel, { Cause: '16' });
  }

  /** @param by who wants it: its own far end, or somebody at the switch */
  hangUp(channel: ModelChannel, by: 'far end' | 'switch', cause = '16'): void {
    if (channel.gone) return;
    channel.gone = true;
    this.tell(by === 'far end' ? 'HangupRequest' : 'SoftHangupRequest', channel, { Cause: cause });
    for (const one of this.live) if (one.snoop?.leg === channel.uid) this.hangUp(one, 'switch');
    this.leaveStasis(channel);
    this.leave(channel);
    this.channels.delete(channel.uid);
    this.tell('Hangup', channel, { Cause: cause });
  }

  openBridge(id: string, name: string): void {
    this.bridgeMade({ id, kind: 'ours', name, members: new Set() });
  }

  /** Asterisk gives no id again as long as somebody lives who was in that bridge. */
  isTaken(bridge: string): boolean {
    return this.bridges.has(bridge) || this.live.some(({ beenIn }) => beenIn.has(bridge));
  }

  closeBridge(bridge: ModelBridge): void {
    for (const one of bridge.members) this.leave(one);
    if (!this.bridges.delete(bridge.id)) return;
    this.listener.ami({ Event: 'BridgeDestroy', BridgeUniqueid: bridge.id });
  }

  enter(channel: ModelChannel, bridge: ModelBridge): void {
    if (channel.bridge === bridge) return;
    this.leave(channel);
    channel.bridge = bridge;
    channel.beenIn.add(bridge.id);
    bridge.members.add(channel);
    this.tell('BridgeEnter', channel, { BridgeUniqueid: bridge.id, ...typeOf(bridge) });
  }

  leave(channel: ModelChannel): void {
    const { bridge } = channel;
    if (!bridge) return;
    channel.bridge = undefined;
    bridge.members.delete(channel);
    this.tell('BridgeLeave', channel, { BridgeUniqueid: bridge.id, ...typeOf(bridge) });
    if (bridge.kind === 'ours') return;
    const [other] = bridge.members;
    this.closeBridge(bridge);
    if (other) this.afterBridge(other);
  }

  /** AMI `Bridge`, and the application of that name: both are taken out of wherever they are. */
  joinCore(one: ModelChannel, other: ModelChannel): void {
    const bridge: ModelBridge = { id: `core-${++this.count}`, kind: 'core', name: '', members: new Set() };
    this.bridgeMade(bridge);
    for (const channel of [one, other]) {
      this.leaveStasis(channel);
      this.enter(channel, bridge);
    }
  }

  /** The channel goes on in the dialplan, at a place as `context,extension,priority`. */
  goTo(channel: ModelChannel, place: string): void {
    const [context = '', exten = '', priority = '1'] = place.split(',');
    Object.assign(channel, { context, exten, priority, dials: false });
    channel.resume = undefined;
    if (exten === CAUGHT_EXTENSION) return this.run(channel, `${context},${exten}`, Number(priority));
    Object.assign(channel, { application: 'Playback', data: 'goodbye' });
  }

  enterStasis(channel: ModelChannel, application: string, args: string): void {
    Object.assign(channel, { stasis: application, application: 'Stasis', data: `${application},${args}` });
    this.listener.ari('StasisStart', channel.uid, application);
  }

  leaveStasis(channel: ModelChannel): void {
    const { stasis } = channel;
    if (stasis === undefined) return;
    Object.assign(channel, { stasis: undefined, music: false, ringback: false });
    this.listener.ari('StasisEnd', channel.uid, stasis);
  }

  private run(channel: ModelChannel, extension: string, from: number): void {
    const globals = (name: string) => (name === 'EPOCH' ? String(this.seconds) : (this.globals.get(name) ?? ''));
    runLines(this.extensions, channel, extension, from, globals, {
      stasis: (one, application, args) => {
        // One that has channels is kept, also when nobody listens any more.
        const kept = this.live.some((other) => other.stasis === application);
        if (!kept && !this.applications.has(application)) return false;
        this.enterStasis(one, application, args);
        return true;
      },
      bridge: (one, name) => {
        const other = this.channels.get(name) ?? this.named(name);
        if (!other || other === one) return false;
        this.joinCore(one, other);
        return true;
      },
      goTo: (one, place) => this.goTo(one, place),
      hangUp: (one) => this.hangUp(one, 'switch'),
    });
  }

  private afterBridge(channel: ModelChannel): void {
    if (channel.gone) return;
    const place = channel.variables.get(AFTER_BRIDGE) ?? '';
    channel.variables.delete(AFTER_BRIDGE);
    if (place !== '') return this.goTo(channel, place);
    if (channel.resume) return this.run(channel, channel.resume.extension, channel.resume.priority);
    if (!channel.dials || !channel.goesOn) return this.hangUp(channel, 'switch');
    this.goTo(channel, `${channel.context},${channel.exten},${Number(channel.priority) + 1}`);
  }

  private bridgeMade(bridge: ModelBridge): void {
    this.bridges.set(bridge.id, bridge);
    this.listener.ami({ Event: 'BridgeCreate', BridgeUniqueid: bridge.id, ...typeOf(bridge) });
  }

  private tell(event: string, channel: ModelChannel, fields: Row = {}): void {
    this.listener.ami({ Event: event, ...rowOf(channel), ...fields });
  }
}

export const typeOf = ({ kind, name }: ModelBridge): Row => ({
  BridgeType: kind === 'ours' ? '' : 'basic',
  BridgeTechnology: 'simple_bridge',
  BridgeCreator: kind === 'ours' ? 'Stasis' : '',
  BridgeName: name,
});

export const rowOf = ({ uid, name, linked, state, context, exten, priority }: ModelChannel): Row => ({
  Channel: name,
  Uniqueid: uid,
  Linkedid: linked,
  ChannelState: String(state),
  CallerIDNum: '5551234',
  Context: context,
  Exten: exten,
  Priority: priority,
});
