import type { Arrangement } from './arrangement.js';
import type { Placement, WantedGroup, WantedSnoop } from './placement.js';
import { isSameSilence, silenceOf } from './silence.js';
import type { Snoop } from './snoop.js';
import type { Step } from './step.js';
import type { SwitchView } from './switch-view.js';

/** What two calls may want of one leg. */
export type Wanted = 'silent' | 'caught' | 'keyless';

/** What is known of a call beside its arrangement. */
export interface CallFacts {
  /** Uniqueid of the leg of the agent whose call it is */
  readonly agentLeg: string;
  readonly arrangement: Arrangement;
  /** legs that are not in it any more and have to end */
  readonly leaving: readonly string[];
  /** all legs on which something of ours may be set */
  readonly touched: readonly string[];
  /** true where the arrangement is written down at the switch */
  readonly noted: boolean;
  bridgeOf(group: WantedGroup['group']): string;
  /** true where another agent's call wants that of the leg */
  readonly isWantedElsewhere: (what: Wanted | 'alive', leg: string) => boolean;
}

interface Work extends CallFacts {
  readonly placement: Placement;
  readonly view: SwitchView;
}

const GROUPS = ['primary', 'consult'] as const;

/**
 * What can be done now for each leg to be where it has to be; nothing: all is so but for `spareSteps`, or somebody is on the
 * way. They may be done side by side. A process may die after any of them: what is to be is written down at the switch
 * before anybody is silenced, which is asked for over the same connection, or ended, which is asked for later.
 */
export function nextSteps(facts: CallFacts, placement: Placement, view: SwitchView): readonly Step[] {
  const work: Work = { ...facts, placement, view };
  const first = [
    ...note(work),
    ...snoops(work),
    ...create(work),
    ...catches(work),
    ...opens(work),
    ...frees(work),
    ...answers(work),
  ];
  const heard = [...volumes(work), ...recordings(work), ...spareEars(work)];
  const then = [...heard, ...joins(work), ...sounds(work), ...drops(work), ...calls(work)];
  const steps = [...first, ...then];
  if (steps.length > 0) return steps;
  return [...connects(work), ...ends(work)];
}

const note = ({ noted }: Work): readonly Step[] => (noted ? [] : [{ do: 'note' }]);

function snoopFor({ view, agentLeg }: Work, { role, leg }: WantedSnoop): Snoop | undefined {
  return view.snoopsOf(agentLeg).find((one) => one.role === role && one.leg === leg);
}

function snoops(work: Work): readonly Step[] {
  const { placement } = work;
  return placement.snoops.filter((one) => !snoopFor(work, one)).map((snoop) => ({ do: 'snoop', snoop }));
}

function create({ arrangement, view }: Work): readonly Step[] {
  return [...arrangement.primary, ...arrangement.consult]
    .filter(({ uid, to }) => to !== '' && !view.isLive(uid) && !view.isGone(uid))
    .map(({ uid }) => ({ do: 'create', leg: uid }));
}

function catches({ placement, view }: Work): readonly Step[] {
  return placement.caught.filter((leg) => view.isLive(leg) && !view.isCaught(leg)).map((leg) => ({ do: 'catch', leg }));
}

/** Where another process is gone, a leg that it has caught would go to whom that process has named. */
function frees(work: Work): readonly Step[] {
  const { view } = work;
  return freed(work)
    .filter((leg) => !view.isCaught(leg))
    .map((leg) => ({ do: 'let go', leg }));
}

/** Legs that need not come to us any more. */
function freed({ placement, view, touched, isWantedElsewhere }: Work): readonly string[] {
  const caught = touched.filter((leg) => view.isLive(leg) && view.isCaughtByAny(leg));
  return caught.filter((leg) => !placement.caught.includes(leg) && !isWantedElsewhere('caught', leg));
}

function opens(work: Work): readonly Step[] {
  const wanted = groupsOf(work).map(({ group }) => work.bridgeOf(group));
  return wanted.filter((bridge) => !work.view.isOpen(bridge)).map((bridge) => ({ do: 'open', bridge }));
}

/** Two whom Asterisk is to join have to be in a bridge: one that is there already, or else a new one. */
function groupsOf(work: Work): readonly WantedGroup[] {
  const { view } = work;
  const { connect, groups } = work.placement;
  const outside = connect?.filter((uid) => view.bridgeOf(uid) === undefined) ?? [];
  if (outside.length === 0) return groups;
  return [{ group: GROUPS.find((group) => view.isOpen(work.bridgeOf(group))) ?? 'primary', legs: outside }];
}

function volumes(work: Work): readonly Step[] {
  const { placement, view, touched, leaving } = work;
  return touched.flatMap((leg): Step[] => {
    // Whoever leaves is not heard any more in the last moment.
    if (!view.isLive(leg) || leaving.includes(leg)) return [];
    const silent = placement.silent.includes(leg) || work.isWantedElsewhere('silent', leg);
    const deaf = placement.deaf.includes(leg);
    if (view.isSilent(leg) === silent && view.isDeaf(leg) === deaf) return [];
    return [{ do: 'volume', leg, silent, ...(view.isDeaf(leg) === deaf ? {} : { deaf }) }];
  });
}

/** On the agent's leg alone: nothing but the contact's talk is heard at the others'. */
function recordings({ arrangement, view }: Work): readonly Step[] {
  const { agent } = arrangement;
  if (agent === undefined || !view.isLive(agent)) return [];
  const one = view.recordingOf(agent);
  if (one === undefined) return [];
  const right = one !== 'unknown' && isSameSilence(one.silent, silenceOf(one.paused, arrangement));
  return right ? [] : [{ do: 'silence recording', leg: agent }];
}

function joins(work: Work): readonly Step[] {
  const { view } = work;
  const steps: Step[] = [];
  for (const { group, legs, snoop } of groupsOf(work)) {
    const bridge = work.bridgeOf(group);
    const beside = snoop && snoopFor(work, snoop);
    const members = [...legs, ...(beside ? [beside.uid] : [])].filter((uid) => beside?.uid === uid || view.isOurs(uid));
    const outside = members.filter((uid) => view.bridgeOf(uid) !== bridge);
    // A leg that is heard in a bridge of ours must not be heard in its own any more.
    const may = outside.filter((uid) => uid !== beside?.uid || beside.role !== 'ear' || isSilenced(work, beside.leg));
    if (may.length > 0 && view.isOpen(bridge)) steps.push({ do: 'join', bridge, legs: may });
  }
  return [...steps, ...legsOfOurs(work).flatMap((leg) => leaves(work, leg))];
}

/** A bridge of this call in which a leg is and ought not to be: others are going to be in it. */
function leaves(work: Work, leg: string): readonly Step[] {
  if (work.placement.connect || work.leaving.includes(leg)) return [];
  if (groupsOf(work).some(({ legs, snoop }) => legs.includes(leg) || (snoop && snoopFor(work, snoop)?.uid === leg))) {
    return [];
  }
  const bridge = GROUPS.map((group) => work.bridgeOf(group)).find((one) => one === work.view.bridgeOf(leg));
  return bridge === undefined ? [] : [{ do: 'leave', bridge, leg }];
}

function isSilenced({ placement, view }: Work, leg: string): boolean {
  return !placement.silent.includes(leg) || view.isSilent(leg) === true;
}

const legsOfOurs = ({ touched, view }: Work): readonly string[] => touched.filter((uid) => view.isOurs(uid));

function sounds(work: Work): readonly Step[] {
  const { placement, view } = work;
  const steps: Step[] = [];
  const play = (leg: string, wanted: 'music' | 'ringback') => {
    if (view.plays(leg) !== wanted) steps.push({ do: wanted, leg });
  };
  for (const one of placement.snoops) {
    const found = snoopFor(work, one);
    if (found && one.role === 'music') play(found.uid, 'music');
    if (found && one.role === 'ear' && view.isDeaf(found.uid) !== one.deaf) {
      steps.push({ do: 'deafen snoop', uid: found.uid, deaf: one.deaf });
    }
  }
  for (const leg of placement.music) if (view.isUp(leg) && leaves(work, leg).length === 0) play(leg, 'music');
  for (const leg of placement.ringback) play(leg, 'ringback');
  for (const leg of legsOfOurs(work)) {
    const wanted = placement.music.includes(leg) || placement.ringback.includes(leg);
    const mayBe = view.plays(leg) === 'music' || view.plays(leg) === 'unknown';
    if (!wanted && mayBe) steps.push({ do: 'no music', leg });
  }
  return steps;
}

function drops(work: Work): readonly Step[] {
  const { placement, view, touched, leaving } = work;
  const has = (what: 'keyless' | 'caught', leg: string) =>
    placement[what].includes(leg) || work.isWantedElsewhere(what, leg);
  return touched.flatMap((leg): Step[] => {
    const what = has('keyless', leg) ? 'holds and keys' : has('caught', leg) ? 'holds' : 'nothing';
    return view.dropped(leg) === what || leaving.includes(leg) ? [] : [{ do: 'drop', leg, what }];
  });
}

/** Whoever was taken away before the dialplan had answered is answered with whoever answers. */
function answers({ arrangement, view }: Work): readonly Step[] {
  const { primary } = arrangement;
  if (!primary.some(({ uid }) => view.isUp(uid))) return [];
  const callers = primary.filter(({ uid, to }) => to === '' && view.isOurs(uid) && !view.isUp(uid));
  return callers.map(({ uid }) => ({ do: 'answer', leg: uid }));
}

/** A called one is in its bridge before it rings: whoever is there hears that. */
function calls(work: Work): readonly Step[] {
  const { arrangement, view } = work;
  return [...arrangement.primary, ...arrangement.consult]
    .filter(({ uid, to }) => to !== '' && view.isOurs(uid) && !view.isUp(uid) && !view.isCalling(uid))
    .filter(({ uid }) => view.bridgeOf(uid) !== undefined)
    .map(({ uid }) => ({ do: 'call', leg: uid }));
}

function connects({ placement, view }: Work): readonly Step[] {
  const [one, other] = placement.connect ?? [];
  if (one === undefined || other === undefined) return [];
  const there = view.bridgeOf(one) !== undefined && view.bridgeOf(other) !== undefined;
  return there ? [{ do: 'connect', one, other }] : [];
}

function ends({ leaving, placement, view, isWantedElsewhere }: Work): readonly Step[] {
  if (placement.connect) return [];
  const over = placement.over.filter((leg) => view.isLive(leg) && !isWantedElsewhere('alive', leg));
  return [
    ...leaving.filter((leg) => view.isLive(leg)).map((leg): Step => ({ do: 'end', leg })),
    ...over.map((leg): Step => ({ do: 'end of call', leg })),
  ];
}

/** Nobody is heard in two places. */
function spareEars(work: Work): readonly Step[] {
  return spareSnoops(work)
    .filter(({ role }) => role !== 'mix')
    .map(({ uid }) => ({ do: 'end', leg: uid }));
}

function spareSnoops(work: Work): readonly Snoop[] {
  const wanted = work.placement.snoops.map((one) => snoopFor(work, one)?.uid);
  return work.view.snoopsOf(work.agentLeg).filter(({ uid }) => !wanted.includes(uid));
}

/** What takes away what nobody needs any more, where nothing else is to be done. */
export function spareSteps(facts: CallFacts, placement: Placement, view: SwitchView): readonly Step[] {
  const work: Work = { ...facts, placement, view };
  const needed = groupsOf(work).map(({ group }) => work.bridgeOf(group));
  const empty = GROUPS.map((group) => work.bridgeOf(group)).filter((one) => view.isOpen(one) && !needed.includes(one));
  const waiting = legsOfOurs(work).some((leg) => empty.includes(view.bridgeOf(leg) ?? ''));
  return [
    ...spareSnoops(work).map(({ uid }): Step => ({ do: 'end', leg: uid })),
    ...freed(work).map((leg): Step => ({ do: 'let go', leg })),
    ...(waiting ? [] : empty.map((bridge): Step => ({ do: 'close', bridge }))),
  ];
}
