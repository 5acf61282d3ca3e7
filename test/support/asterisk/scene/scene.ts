import type { Desktop } from '../../desktop.js';
import type { AmiProbe } from '../ami-probe.js';
import type { SoftCall } from '../softphone/soft-call.js';
import type { Softphone } from '../softphone/softphone.js';
import type { Shown } from './shown.js';

/** An agent at a desktop and a phone. */
export interface SceneAgent {
  readonly desktop: Desktop;
  readonly shown: Shown;
  readonly phone: Softphone;
}

/** What can be looked at from all sides: desktops, the switch, the ears. */
export interface Scene {
  readonly ami: AmiProbe;
  readonly agents: readonly SceneAgent[];
  /** tones (Hz) of everybody, by their numbers */
  readonly voices: ReadonlyMap<string, number>;
  /** the calls that are up at whoever has that number; `undefined` where nothing is known of such a one */
  callsOf(address: string): readonly SoftCall[] | undefined;
}

/** Nobody hears the agent, by the agent's own wish. */
export function isSilent({ phone, shown }: SceneAgent): boolean {
  const legs = shown.contacts.flatMap((contact) => contact.legs);
  return phone.calls.some(({ held }) => held) || legs.some(({ object }) => object.muted || object.state === 'held');
}
