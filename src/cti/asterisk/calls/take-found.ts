import { CHANNEL_STATE } from '../mirror/channel-state.js';
import { AFTER_BRIDGE, APPLICATION_VARIABLE, CAUGHT_EXTENSION } from '../pbx/caught-place.js';
import { FORMER_VARIABLE, NEXT_VARIABLE } from '../pbx/caught-place.js';
import { fromDialplanWords } from '../pbx/dialplan-place.js';
import { partiesOf, plainCall, type Arrangement, type Party } from './arrangement.js';
import { Call } from './call.js';
import type { CallNote } from './call-note.js';
import type { CallWorld } from './call-world.js';
import { dialplanHalf } from './create-leg.js';
import type { SwitchView } from './switch-view.js';

/** Puts a call that others have written down into the book, as far as its legs are still what is written. */
export async function takeFound(world: CallWorld, view: SwitchView, note: CallNote): Promise<Call | undefined> {
  const { id, owner, agentLeg, card, arrangement } = note;
  await Promise.all(legsOf(note).map((uid) => readSettings(world, uid)));
  await Promise.all(partiesOf(arrangement).map((party) => stayOut(world, party)));
  if (world.book.of(agentLeg)) return undefined;
  world.recordings.inherit(agentLeg);
  const found = asItIs(note, view);
  const call = new Call(id, agentLeg, card, found, owner);
  call.adopt({ ...note, arrangement: found });
  for (const uid of legsOf(note)) call.alsoHas(uid);
  for (const uid of spare(note, found, view)) call.mustEnd(uid);
  for (const uid of call.touched) if (view.isUp(uid)) call.noticeAnswer(uid);
  for (const { uid } of partiesOf(call.wanted)) if (isNowhere(world, uid)) call.partyHasLeft(uid);
  call.findBridges([...world.mirror.bridges.all].map(({ id: bridge }) => bridge));
  for (const group of ['primary', 'consult'] as const) {
    const bridge = call.bridgeOf(group);
    if (world.mirror.bridges.find(bridge)) world.applied.setOpen(bridge, true);
  }
  world.book.add(call);
  return call;
}

const legsOf = ({ agentLeg, arrangement, leaving }: CallNote): readonly string[] => [
  ...new Set([agentLeg, ...partiesOf(arrangement).map(({ uid }) => uid), ...leaving]),
];

/** Legs may have gone elsewhere since it was written, and whoever was to be called may not have been. */
function asItIs({ agentLeg, arrangement }: CallNote, view: SwitchView): Arrangement {
  const talking = view.talksTo(agentLeg);
  const [only, ...more] = talking;
  const parties = partiesOf(arrangement);
  const base = parties.find(({ uid }) => talking.includes(uid));
  // Whoever was to be with the customer in the agent's place is not to be had.
  const isInVain =
    arrangement.agent === undefined && parties.every((party) => party === base || !isReached(view, party));
  if (base && isInVain) return plainCall(agentLeg, base.uid);
  const isAmongOthers = base === undefined && only !== undefined && more.length === 0 && view.isLive(only);
  // Somebody else has brought the agent together with somebody else.
  if (isAmongOthers && parties.every(({ uid }) => isElsewhere(view, uid))) return plainCall(agentLeg, only);
  return withoutUncalled(arrangement, view);
}

/** Nobody was told that they are called: it is as before. */
function withoutUncalled(arrangement: Arrangement, view: SwitchView): Arrangement {
  const { primary, consult, focus } = arrangement;
  const stays = (party: Party) => !view.isLive(party.uid) || isReached(view, party);
  const asked = consult.filter(stays);
  const isBack = consult.length > 0 && asked.length === 0 && focus === 'consult';
  return { ...arrangement, primary: primary.filter(stays), consult: asked, focus: isBack ? 'primary' : focus };
}

const isReached = (view: SwitchView, { uid, to }: Party): boolean =>
  view.isLive(uid) && (to === '' || view.isCalling(uid));

/** Those of whom nobody knows any more, and the agent who has left the call. */
function spare({ agentLeg, arrangement }: CallNote, found: Arrangement, view: SwitchView): readonly string[] {
  const kept = partiesOf(found).map(({ uid }) => uid);
  const called = partiesOf(arrangement).filter(({ uid, to }) => to !== '' && !kept.includes(uid));
  const uids = called.map(({ uid }) => uid).filter((uid) => !isElsewhere(view, uid));
  return found.agent === undefined ? [...uids, agentLeg] : uids;
}

const isElsewhere = (view: SwitchView, uid: string): boolean => !view.isLive(uid) || view.talksTo(uid).length > 0;

/** A room stands for whoever is in it, and is no channel. */
const isNowhere = ({ mirror }: CallWorld, uid: string): boolean =>
  mirror.live(uid) === undefined && mirror.bridges.find(uid) === undefined;

/** Asterisk has one who was called begin in the dialplan after its bridge, where nobody came to say that it must not. */
async function stayOut({ mirror, pbx }: CallWorld, { uid, to }: Party): Promise<void> {
  const record = to === '' ? undefined : mirror.live(uid);
  if (record) await pbx.goOnAfterBridge(record.name, undefined);
}

/** What is set on a leg, as far as it can be asked. */
async function readSettings({ mirror, applied, pbx }: CallWorld, uid: string): Promise<void> {
  const record = mirror.live(uid);
  if (!record) return;
  // Nobody tells what was last set of that.
  applied.setVolume(uid, undefined, undefined);
  if (record.up) applied.setPlaying(uid, 'unknown');
  const half = mirror.live(dialplanHalf(uid));
  if (record.state !== CHANNEL_STATE.DOWN || half?.application) applied.setCalling(uid);
  const read = (name: string) => pbx.readVariable(record.name, name);
  const next = fromDialplanWords(await read(NEXT_VARIABLE));
  if (next) applied.setPlace(uid, next);
  const afterBridge = await read(AFTER_BRIDGE);
  if (!afterBridge.includes(CAUGHT_EXTENSION)) return;
  // Nothing is ever dropped of one that is not caught.
  applied.setDropped(uid, undefined);
  applied.setCaught(uid, await read(APPLICATION_VARIABLE), await read(FORMER_VARIABLE));
}
