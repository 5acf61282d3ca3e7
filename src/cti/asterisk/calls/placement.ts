import { partiesOf, type Arrangement, type Party } from './arrangement.js';
import type { SnoopRole } from './snoop.js';
import type { SwitchView } from './switch-view.js';

/** A channel beside a leg, as it is to be. */
export interface WantedSnoop {
  readonly role: SnoopRole;
  readonly leg: string;
  /** what the leg says does not get through */
  readonly deaf: boolean;
}

/** Those who talk in one bridge of ours: legs of ours by Uniqueid, and others by the channel beside them. */
export interface WantedGroup {
  readonly group: 'primary' | 'consult';
  readonly legs: readonly string[];
  readonly snoop?: WantedSnoop | undefined;
}

/** Where each leg of a call is to be. */
export interface Placement {
  /** legs that others do not hear in the bridge that Asterisk has them in */
  readonly silent: readonly string[];
  /** legs that do not hear others there */
  readonly deaf: readonly string[];
  readonly snoops: readonly WantedSnoop[];
  readonly groups: readonly WantedGroup[];
  /** legs of ours that wait: they hear music */
  readonly music: readonly string[];
  /** legs of ours that hear it ring */
  readonly ringback: readonly string[];
  /** legs whose devices' keys nobody gets */
  readonly keyless: readonly string[];
  /**
   * legs that are to come to us when their bridge ends without their own hang-up; where their devices hold by themselves,
   * nobody hears music for it
   */
  readonly caught: readonly string[];
  /** two whom Asterisk itself is to join: their call ends by itself then */
  readonly connect: readonly [string, string] | undefined;
  /** legs of ours whose call is over */
  readonly over: readonly string[];
  /** somebody is on the way; what follows is known when it is there */
  readonly awaits: boolean;
}

const NOWHERE: Placement = {
  silent: [],
  deaf: [],
  snoops: [],
  groups: [],
  music: [],
  ringback: [],
  keyless: [],
  caught: [],
  connect: undefined,
  over: [],
  awaits: false,
};

/** Where each leg has to be for that call. */
export function placementOf(call: Arrangement, view: SwitchView): Placement {
  const { agent } = call;
  if (agent === undefined) return withoutAnAgent(call.primary, view);
  if (view.isOurs(agent)) return agentIsOurs(call, agent, view);
  // Everybody has left: what the leg does now is none of this call's, and nothing of it stays there.
  if (partiesOf(call).length === 0) return NOWHERE;
  const talking = view.talksTo(agent);
  const base = partiesOf(call).find(({ uid }) => talking.includes(uid));
  if (base) return inPlace(call, agent, base);
  if (view.isCaughtByAny(agent)) return { ...NOWHERE, caught: [agent], awaits: true };
  // A room of somebody else's: the agent is out of it as long as it is held.
  const aside = call.focus === 'none' ? [agent] : [];
  return { ...NOWHERE, silent: call.muted ? [agent] : aside, deaf: aside };
}

/** Agent and base stay where Asterisk has joined them, whatever else there is. */
function inPlace(call: Arrangement, agent: string, base: Party): Placement {
  const others = call.primary.filter((party) => party !== base).map(({ uid }) => uid);
  const asked = call.consult.filter((party) => party !== base).map(({ uid }) => uid);
  const together = call.focus === 'primary';
  const mix: WantedSnoop = { role: 'mix', leg: base.uid, deaf: false };
  const music: WantedSnoop = { role: 'music', leg: base.uid, deaf: false };
  const ear: WantedSnoop = { role: 'ear', leg: agent, deaf: call.muted };
  const listens = call.focus === 'consult' && asked.length > 0;
  const silent = together ? (call.muted ? [agent] : []) : [agent, base.uid];
  const groups: WantedGroup[] = [];
  if (others.length > 0) groups.push({ group: 'primary', legs: others, snoop: mix });
  if (asked.length > 0) groups.push({ group: 'consult', legs: asked, snoop: listens ? ear : undefined });
  const snoops = [...(others.length > 0 ? [mix] : together ? [] : [music]), ...(listens ? [ear] : [])];
  return {
    ...NOWHERE,
    silent,
    snoops,
    groups,
    music: !listens && asked.length === 1 ? asked : [],
    keyless: listens ? [agent] : [],
    caught: groups.length > 0 ? [agent, base.uid] : [],
  };
}

/** Asterisk has no bridge for the agent any more: who is left is with us. */
function agentIsOurs(call: Arrangement, agent: string, view: SwitchView): Placement {
  const all = partiesOf(call).map(({ uid }) => uid);
  const [only, ...more] = all;
  if (only === undefined) return { ...NOWHERE, over: [agent] };
  const silent = call.muted ? [agent] : [];
  const talks = call.focus !== 'none';
  if (talks && more.length === 0 && view.isUp(only)) return { ...NOWHERE, silent, connect: [agent, only] };
  const groups: WantedGroup[] = [];
  const music: string[] = [];
  for (const group of ['primary', 'consult'] as const) {
    const uids = call[group].map(({ uid }) => uid);
    const legs = call.focus === group ? [agent, ...uids] : uids;
    if (legs.length > 1 || !allUp(legs, view)) groups.push({ group, legs });
    else music.push(...legs);
  }
  return { ...NOWHERE, silent, groups, music };
}

const allUp = (legs: readonly string[], view: SwitchView): boolean => legs.every((uid) => view.isUp(uid));

/** The agent has left: the others go on with each other, or end. */
function withoutAnAgent(parties: readonly Party[], view: SwitchView): Placement {
  const all = parties.map(({ uid }) => uid);
  const [one, other, ...more] = all;
  if (one === undefined) return NOWHERE;
  if (other === undefined) return { ...NOWHERE, over: view.isOurs(one) ? [one] : [] };
  if (view.talksTo(one).includes(other)) return NOWHERE;
  if (more.length === 0 && allUp(all, view)) return { ...NOWHERE, connect: [one, other] };
  const ours = all.filter((uid) => view.isOurs(uid) || !view.isLive(uid));
  const coming = all.filter((uid) => !ours.includes(uid));
  const rings = ({ uid, to }: Party) => to !== '' && !view.isUp(uid);
  const waits = (uid: string) => view.isUp(uid) && parties.every((each) => each.uid === uid || rings(each));
  return {
    ...NOWHERE,
    groups: [{ group: 'primary', legs: ours }],
    ringback: ours.filter(waits),
    caught: coming,
    awaits: coming.length > 0,
  };
}
