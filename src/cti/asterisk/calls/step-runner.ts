import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import { AriRefusedError } from '../ari/ari-error.js';
import { endpointOf } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { DialplanPlace } from '../pbx/dialplan-place.js';
import { AFTER_BRIDGE, APPLICATION_VARIABLE, FORMER_VARIABLE, NEXT_VARIABLE } from '../pbx/caught-place.js';
import { PEER_VARIABLE, prepareCaughtPlace } from '../pbx/caught-place.js';
import { fromDialplanWords, inDialplanWords } from '../pbx/dialplan-place.js';
import { writeTrace } from '../pbx/write-trace.js';
import { partiesOf } from './arrangement.js';
import type { Call } from './call.js';
import { encodeNote } from './call-note.js';
import type { CallWorld } from './call-world.js';
import { caughtContext, keepCaughtPlaces } from './caught-places.js';
import { connectTwo } from './connect-two.js';
import { createLeg, TIME_LIMIT } from './create-leg.js';
import { END_IS_TOLD } from './end-is-told.js';
import { endOfCall } from './end-of-call.js';
import type { MirrorView } from './mirror-view.js';
import { longestSilence } from './longest-silence.js';
import { nextPlace } from './next-place.js';
import type { RecordingControl } from './recording-control.js';
import type { WantedSnoop } from './placement.js';
import { SNOOP_DIRECTIONS, snoopUid } from './snoop.js';
import type { Step } from './step.js';

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>;
type Runners = { readonly [Name in Step['do']]: (call: Call, step: StepOf<Name>) => Promise<void> };

/** Does what a step says, and waits until the switch shows that it is done. */
export class StepRunner {
  constructor(
    private readonly world: CallWorld,
    private readonly view: MirrorView,
    private readonly recording: RecordingControl,
  ) {}

  run(call: Call, step: Step): Promise<void> {
    const runner = this.runners[step.do] as (call: Call, step: Step) => Promise<void>;
    return runner(call, step);
  }

  private readonly runners: Runners = {
    note: (call) => this.note(call),
    snoop: (call, { snoop }) => this.snoop(call, snoop),
    'deafen snoop': async (_, { uid, deaf }) => {
      await this.unlessGone(uid, () => this.world.pbx.deafen(uid, deaf));
      this.world.applied.setVolume(uid, false, deaf);
    },
    volume: (_, step) => this.volume(step),
    'silence recording': (_, { leg }) => this.silenceRecording(leg),
    music: async (_, { leg }) => {
      await this.unlessGone(leg, () => this.world.pbx.music(leg));
      this.world.applied.setPlaying(leg, 'music');
    },
    'no music': async (_, { leg }) => {
      await this.unlessGone(leg, () => this.world.pbx.noMusic(leg));
      this.world.applied.setPlaying(leg, undefined);
    },
    ringback: async (_, { leg }) => {
      await this.quiet(leg);
      await this.world.pbx.signal(leg, 'ring');
      this.world.applied.setPlaying(leg, 'ringback');
    },
    end: (call, { leg }) => this.end(call, leg),
    'end of call': (_, { leg }) => endOfCall(this.world, this.view, leg),
    catch: (call, { leg }) => this.catchLeg(call, leg),
    'let go': async (_, { leg }) => {
      const { pbx, applied } = this.world;
      const former = applied.formerPlaceOf(leg);
      await this.unlessGone(leg, () => pbx.write(this.nameOf(leg), AFTER_BRIDGE, former));
      applied.setCaught(leg, undefined);
    },
    drop: async (_, { leg, what }) => {
      await this.world.pbx.drop(this.nameOf(leg), what);
      this.world.applied.setDropped(leg, what);
    },
    open: async (call, { bridge }) => {
      const open = await this.world.pbx.openBridge(bridge, this.world.application);
      if (open) this.world.applied.setOpen(bridge, true);
      else call.renameBridge(bridge);
    },
    close: async (_, { bridge }) => {
      await this.world.pbx.closeBridge(bridge);
      this.world.applied.setOpen(bridge, false);
    },
    join: async (_, { bridge, legs }) => {
      for (const leg of legs) if (this.view.plays(leg) && !this.isSnoop(leg)) await this.quiet(leg);
      await this.world.pbx.putInto(bridge, legs);
      await this.until(() => this.all(legs, (leg) => this.view.bridgeOf(leg) === bridge));
    },
    leave: async (_, { bridge, leg }) => {
      await this.world.pbx.takeOut(bridge, leg);
      await this.until(() => this.all([leg], () => this.view.bridgeOf(leg) !== bridge));
    },
    create: (call, { leg }) => this.create(call, leg),
    call: (call, { leg }) => this.dial(call, leg),
    answer: async (_, { leg }) => {
      await this.world.pbx.signal(leg, 'answer');
      await this.until(() => this.all([leg], (uid) => this.view.isUp(uid)));
    },
    connect: (_, { one, other }) => this.connect(one, other),
  };

  private async note(call: Call): Promise<void> {
    const { pbx } = this.world;
    const { agentLeg, wanted } = call;
    const written = call.newNote(this.world.clock.now());
    const leaving = written.leaving.filter((uid) => this.view.isLive(uid));
    const note = Object.entries(encodeNote({ ...written, leaving }));
    // On each leg: nobody knows who of them will be there when somebody reads it.
    const all = [...new Set([agentLeg, ...partiesOf(wanted).map(({ uid }) => uid)])];
    const legs = all.filter((uid) => this.view.isLive(uid));
    const caught = legs.filter((uid) => this.view.isCaught(uid));
    await Promise.all([
      ...legs.flatMap((uid) => note.map(([name, text]) => pbx.writeIfThere(this.nameOf(uid), name, text))),
      ...caught.map((uid) => pbx.writeIfThere(this.nameOf(uid), PEER_VARIABLE, peerOf(call, uid))),
      ...legs.map((uid) => writeTrace(pbx, this.nameOf(uid))),
    ]);
    call.noteIsWritten(wanted);
  }

  private async snoop(call: Call, { role, leg, deaf }: WantedSnoop): Promise<void> {
    if (this.isEnding(leg)) gone();
    const uid = snoopUid(role, this.world.ids.next());
    const app = this.world.application;
    const appArgs = `snoop,${role},${leg},${call.agentLeg}`;
    // Before it is asked for: it may be there without an answer.
    this.world.applied.addSnoop({ uid, role, leg, agentLeg: call.agentLeg });
    await this.world.pbx.snoop({ leg, snoopId: uid, app, appArgs, ...SNOOP_DIRECTIONS[role] });
    await this.until(() => (this.view.isLive(leg) ? this.view.isOurs(uid) : gone()));
    // Whoever comes into a bridge with it is shown who is behind it.
    if (role !== 'music') await this.world.pbx.callAs(this.nameOf(uid), this.callerOf(leg));
    if (deaf) await this.unlessGone(uid, () => this.world.pbx.deafen(uid, true));
    this.world.applied.setVolume(uid, false, deaf);
  }

  private async volume({ leg, silent, deaf }: StepOf<'volume'>): Promise<void> {
    const { applied, pbx } = this.world;
    const before = applied.isDeaf(leg);
    // Until the answer is there nobody knows.
    applied.setVolume(leg, undefined, deaf === undefined ? before : undefined);
    const heard = { rx: !silent, ...(deaf === undefined ? {} : { tx: !deaf }) };
    await this.unlessGone(leg, () => pbx.volume(this.nameOf(leg), heard));
    applied.setVolume(leg, silent, deaf ?? before);
  }

  private async silenceRecording(leg: string): Promise<void> {
    const { recording } = this;
    await recording.read(leg);
    await recording.bring(leg);
  }

  private async end(call: Call, uid: string): Promise<void> {
    const record = this.world.mirror.live(uid);
    if (record && !this.isSnoop(uid)) {
      await keepCaughtPlaces(this.world, this.view.talksTo(uid));
      const lookedAfter = this.world.aboutToEnd(uid);
      const place = this.view.isOurs(uid) ? undefined : this.world.applied.placeOf(uid);
      // A caller whose dialplan would go on after the agent has hung up goes on there.
      if (place) return this.goOn(call, record, place);
      // Of anybody else there is nothing that it could overtake.
      await (lookedAfter ? this.world.pbx.endAnswered(record) : this.world.pbx.end(uid));
    } else await this.world.pbx.end(uid);
    await this.until(() => !this.view.isLive(uid));
  }

  private async goOn(call: Call, { name, uid }: ChannelRecord, place: DialplanPlace): Promise<void> {
    const bridge = this.view.bridgeOf(uid);
    // A process that is gone may have seen to it, and whoever it talks to by now is none of ours.
    if (this.view.talksTo(uid).some((other) => call.has(other))) {
      await this.world.pbx.redirect(name, place);
      await this.until(() => !this.view.isLive(uid) || this.view.bridgeOf(uid) !== bridge);
    }
    call.hasGoneOn(uid);
  }

  private async catchLeg(call: Call, leg: string): Promise<void> {
    const { pbx, mirror, options, application, applied } = this.world;
    const record = mirror.live(leg);
    if (!record) return;
    const context = caughtContext(record, options);
    const [place, read, after] = await Promise.all([
      prepareCaughtPlace(pbx, context, longestSilence(options)),
      pbx.readVariable(record.name, AFTER_BRIDGE),
      record.direction === 'calling' ? nextPlace(pbx, record) : undefined,
    ]);
    const former = read.includes(place.extension) ? applied.formerPlaceOf(leg) : read;
    // One that we have joined with somebody goes on where we have said.
    const next = after ?? (record.direction === 'calling' ? fromDialplanWords(former) : undefined);
    applied.setPlace(leg, next);
    // One after the other, in this order: nobody is caught of whom it is not known for whom.
    await Promise.all([
      pbx.write(record.name, APPLICATION_VARIABLE, application),
      pbx.write(record.name, PEER_VARIABLE, peerOf(call, leg)),
      pbx.write(record.name, NEXT_VARIABLE, next ? inDialplanWords(next) : ''),
      ...(former === '' ? [] : [pbx.write(record.name, FORMER_VARIABLE, former)]),
      this.unlessGone(leg, () => pbx.write(record.name, AFTER_BRIDGE, inDialplanWords(place))),
    ]);
    applied.setCaught(leg, application, former);
  }

  private async create(call: Call, uid: string): Promise<void> {
    const party = partiesOf(call.wanted).find((one) => one.uid === uid);
    if (!party || !call.mayCreate(uid)) throw new CtiRejectedError('unreachable', 'cannot be reached');
    const originator = call.agentLeg;
    await createLeg(this.world, {
      uid,
      to: party.to,
      originator,
      agentLeg: originator,
      callerId: this.numberOf(originator),
      data: encodeNote(call.lastNote),
    });
    await this.until(() => this.view.isGone(uid) || this.view.isOurs(uid));
    this.world.mirror.calls(originator, uid);
  }

  private async dial(call: Call, uid: string): Promise<void> {
    const { pbx, applied, options } = this.world;
    // What becomes of it may be told before the answer has come.
    applied.setCalling(uid);
    await pbx.call(uid, call.agentLeg, Math.ceil(options.timeouts.ring / 1_000));
    // From now on others look after it.
    await pbx.writeIfThere(this.nameOf(uid), TIME_LIMIT, '0');
  }

  private async connect(one: string, other: string): Promise<void> {
    await connectTwo(this.world, this.view, one, other);
    await this.until(() => this.all([one, other], () => this.view.talksTo(one).includes(other)));
  }

  private async quiet(leg: string): Promise<void> {
    const plays = this.view.plays(leg);
    if (plays === 'music' || plays === 'unknown') await this.unlessGone(leg, () => this.world.pbx.noMusic(leg));
    this.world.applied.setPlaying(leg, undefined);
  }

  private isSnoop = (uid: string): boolean => this.world.applied.isSnoop(uid);

  private callerOf(leg: string): { readonly number: string; readonly name: string } {
    const record = this.world.mirror.live(leg);
    const number = this.numberOf(leg) || (record?.callerNumber ?? '');
    return { number, name: record?.callerName ?? '' };
  }

  private numberOf(uid: string): string {
    return this.world.devices.extension(endpointOf(this.nameOf(uid))) ?? '';
  }

  private nameOf(uid: string): string {
    return this.world.mirror.live(uid)?.name ?? '';
  }

  /** false until it is so for each of them; @throws CtiRejectedError where one has ended */
  private all(uids: readonly string[], right: (uid: string) => boolean): boolean {
    if (uids.some((uid) => !this.view.isLive(uid))) return gone();
    return uids.every(right);
  }

  /** What is refused because the leg has ended needs nothing more; of one that lives it has not been done. */
  private async unlessGone(leg: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AmiRefusedError || error instanceof AriRefusedError)) throw error;
      const ended = () => (this.view.isLive(leg) ? undefined : true);
      await this.world.waits.until(ended, END_IS_TOLD).catch(() => {
        throw error;
      });
    }
  }

  /** Asterisk 16 ends where it is asked for a channel beside one that is hung up in that very moment. */
  private isEnding(leg: string): boolean {
    return [leg, ...this.view.talksTo(leg)].some((uid) => this.world.mirror.find(uid)?.ending !== false);
  }

  private async until(look: () => boolean): Promise<void> {
    const done = () => (look() ? true : undefined);
    await this.world.waits.until(done, this.world.options.timeouts.confirm);
  }
}

/** Whom that leg is to talk to when nobody looks after it; '' for nobody. */
function peerOf({ wanted }: Call, leg: string): string {
  return partiesOf(wanted).find(({ uid, to }) => uid !== leg && to !== '')?.uid ?? '';
}

function gone(): never {
  throw new CtiRejectedError('no-such-call', 'the call has ended');
}
