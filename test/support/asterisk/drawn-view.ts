import type { Dropped } from '../../../src/cti/asterisk/pbx/dropped.js';
import type { Snoop } from '../../../src/cti/asterisk/calls/snoop.js';
import type { SwitchView } from '../../../src/cti/asterisk/calls/switch-view.js';

/** A leg as a test draws it; up and heard, and in nothing of ours, where nothing else is said. */
export interface DrawnLeg {
  readonly ringing?: boolean;
  /** in our application */
  readonly ours?: boolean;
  readonly bridge?: string;
  readonly silent?: boolean;
  readonly plays?: ReturnType<SwitchView['plays']>;
  readonly caught?: boolean;
  readonly calling?: boolean;
  readonly drops?: Dropped | 'unknown';
  readonly recording?: ReturnType<SwitchView['recordingOf']>;
}

interface Beside {
  readonly snoops?: readonly Snoop[];
  readonly open?: readonly string[];
  readonly gone?: readonly string[];
}

/** What is at the switch, as a test draws it; bridges of ours begin with `ours`. */
export function drawnView(legs: Readonly<Record<string, DrawnLeg>>, beside: Beside = {}): SwitchView {
  const { snoops = [], open = [], gone = [] } = beside;
  const of = (uid: string): DrawnLeg | undefined => legs[uid];
  const isOwn = (bridge: string | undefined) => bridge?.startsWith('ours') === true;
  return {
    isLive: (uid) => of(uid) !== undefined || snoops.some((one) => one.uid === uid),
    isGone: (uid) => gone.includes(uid),
    isUp: (uid) => of(uid) !== undefined && of(uid)?.ringing !== true,
    isOurs: (uid) => of(uid)?.ours === true,
    bridgeOf: (uid) => of(uid)?.bridge,
    talksTo: (uid) => {
      const bridge = of(uid)?.bridge;
      if (bridge === undefined || isOwn(bridge)) return [];
      return Object.keys(legs).filter((one) => one !== uid && of(one)?.bridge === bridge);
    },
    snoopsOf: () => snoops,
    isSilent: (uid) => of(uid)?.silent === true,
    isDeaf: () => false,
    recordingOf: (uid) => of(uid)?.recording,
    plays: (uid) => of(uid)?.plays,
    isCaught: (uid) => of(uid)?.caught === true,
    isCaughtByAny: (uid) => of(uid)?.caught === true,
    isCalling: (uid) => of(uid)?.calling === true,
    dropped: (uid) => {
      const what = of(uid)?.drops ?? 'nothing';
      return what === 'unknown' ? undefined : what;
    },
    isOpen: (bridge) => open.includes(bridge),
  };
}
