import { legsOf, plainCall, type Arrangement, type Party } from '../../../src/cti/asterisk/calls/arrangement.js';
import { placementOf } from '../../../src/cti/asterisk/calls/placement.js';
import type { CtiInteraction } from '../../../src/cti/port/cti-facts.js';
import { hearing, MUSIC } from './hearing.js';
import type { ModelProcess } from './model-process.js';
import type { ModelSwitch } from './model-switch.js';

/** What the calls are: as they are told, or else as Asterisk itself has joined two. */
function arrangements(process: ModelProcess, model: ModelSwitch): readonly Arrangement[] {
  const known = process.asterisk.calls.world.book.all.map(({ settled }) => settled);
  const legs = new Set(known.flatMap(legsOf));
  const others = [...model.bridges.values()].flatMap(({ kind, members }) => {
    const [one, other] = [...members].map(({ uid }) => uid);
    return kind === 'core' && one && other && !legs.has(one) && !legs.has(other) ? [plainCall(one, other)] : [];
  });
  return [...known, ...others];
}

/** What the agent's call is. */
export function callOf(process: ModelProcess, model: ModelSwitch): Arrangement | undefined {
  const { agentLeg } = model;
  const known = process.asterisk.calls.world.book.of(agentLeg)?.settled;
  if (known) return known;
  const other = [...(model.channels.get(agentLeg)?.bridge?.members ?? [])].find(({ uid }) => uid !== agentLeg);
  return other && plainCall(agentLeg, other.uid);
}

/** What is not as it should be once nothing happens any more, in words. */
export function faultsOf(process: ModelProcess, model: ModelSwitch): string[] {
  const calls = arrangements(process, model);
  return [...callFaults(process), ...leftovers(process, model), ...ears(calls, model), ...tellFaults(process)];
}

function callFaults({ asterisk, application }: ModelProcess): string[] {
  return asterisk.calls.world.book.all.flatMap((call) => [
    ...(call.owner === application ? [] : [`nobody works on the call of ${call.agentLeg}`]),
    ...(call.wanted === call.settled ? [] : [`the call is not what it is to be: ${JSON.stringify(call.wanted)}`]),
  ]);
}

function leftovers({ asterisk }: ModelProcess, model: ModelSwitch): string[] {
  const { view, world } = asterisk.calls;
  const calls = world.book.all;
  const placements = calls.map((call) => placementOf(call.settled, view));
  const silent = new Set(placements.flatMap((one) => one.silent));
  const wanted = new Set(placements.flatMap((one) => one.snoops.map(({ role, leg }) => `${role},${leg}`)));
  const members = new Set(calls.flatMap((call) => legsOf(call.settled)));
  const found: string[] = [];
  for (const leg of model.legs) {
    if (leg.silent !== silent.has(leg.uid)) found.push(`the volume of ${leg.uid} is ${leg.silent ? 'off' : 'on'}`);
    if (leg.deaf) found.push(`${leg.uid} is deaf`);
    if (leg.stasis !== undefined && !members.has(leg.uid)) found.push(`${leg.uid} is in our application for nothing`);
  }
  for (const { isSnoop, data, uid } of model.live) {
    const [, , role, leg] = data.split(',');
    if (isSnoop && !wanted.delete(`${role},${leg}`)) found.push(`the snoop ${uid} (${data}) is there for nothing`);
  }
  found.push(...[...wanted].map((one) => `there is no snoop ${one}`));
  for (const { id, kind, members: inside } of model.bridges.values()) {
    if (kind === 'ours' && inside.size === 0) found.push(`the bridge ${id} is empty`);
  }
  return found;
}

function ears(calls: readonly Arrangement[], model: ModelSwitch): string[] {
  const heard = hearing(model);
  const expected = new Map(calls.flatMap((one) => [...expectedHearing(one, model)]));
  return [...heard].flatMap(([uid, whom]) => {
    const should = expected.get(uid) ?? new Set<string>();
    // Who waits with somebody who rings still hears that or nothing.
    const [is, be] = [whom, should].map((one) => [...one].sort().join(' '));
    return is === be || (should.has('?') && is === '')
      ? []
      : [`${uid} hears ${is || 'nobody'} instead of ${be || 'nobody'}`];
  });
}

function expectedHearing(arrangement: Arrangement, model: ModelSwitch): Map<string, ReadonlySet<string>> {
  const { agent, focus, muted } = arrangement;
  const isUp = (uid: string) => model.channels.get(uid)?.state === 6;
  const expected = new Map<string, ReadonlySet<string>>();
  if (agent !== undefined && focus !== 'none') {
    expected.set(agent, new Set(arrangement[focus].map(({ uid }) => uid).filter(isUp)));
  }
  for (const group of ['primary', 'consult'] as const) {
    const uids = arrangement[group].map(({ uid }) => uid);
    for (const uid of uids.filter(isUp)) {
      const others = uids.filter((one) => one !== uid);
      const heard = new Set(others.filter(isUp));
      const withAgent = agent !== undefined && focus === group;
      if (withAgent && !muted) heard.add(agent);
      if (!withAgent && others.length === 0 && agent !== undefined) heard.add(MUSIC);
      if (!withAgent && heard.size === 0) heard.add('?');
      expected.set(uid, heard);
    }
  }
  return expected;
}

function tellFaults(process: ModelProcess): string[] {
  const [told, truth] = [process.told, process.truth].map(inShort);
  return told === truth ? [] : [`told is ${told}, true is ${truth}`];
}

function inShort(one: CtiInteraction | undefined): string {
  const conversations = one?.conversations.map(({ id, role, state, muted, parties }) => ({
    id,
    role,
    state,
    muted,
    parties: parties.map((party) => party.id),
  }));
  return JSON.stringify(conversations ?? 'nothing');
}

/** The state of the world as a text that is the same for the same state, whatever its ids. */
export function signature(process: ModelProcess, model: ModelSwitch): string {
  const names = new Map(model.live.map(({ uid }, index) => [uid, `c${index}`]));
  const short = (uid: string | undefined) => (uid === undefined ? '' : (names.get(uid) ?? 'gone'));
  const channels = model.live.map((one) => [
    one.state,
    one.stasis !== undefined,
    [...(one.bridge?.members ?? [])].map(({ uid }) => short(uid)).sort(),
    one.silent,
    one.music,
    one.ringback,
    one.snoop && [short(one.snoop.leg), one.snoop.spy, one.snoop.deaf],
    [...one.variables.keys()].sort(),
    one.application,
  ]);
  const party = ({ uid, to }: Party) => [short(uid), to];
  const calls = arrangements(process, model).map(({ agent, primary, consult, formerConsult, ...rest }) => [
    short(agent),
    primary.map(party),
    consult.map(party),
    short(formerConsult),
    rest,
  ]);
  return JSON.stringify([channels, calls]);
}
