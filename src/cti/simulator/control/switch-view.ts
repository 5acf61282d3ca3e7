import { isoTime } from '../../../runtime/iso-time.js';
import type { CtiLink } from '../../port/cti-provider.js';
import type { Simulator } from '../simulator.js';
import type { SimulatorFault } from '../simulator-faults.js';
import type { SimDevice } from '../switch/sim-device.js';
import type { SimSwitch } from '../switch/sim-switch.js';
import { deviceView, type DeviceView } from './device-view.js';
import { rhythmView, type RhythmView } from './rhythm-view.js';

/** Queues and telephones that are shown at most, each. */
const SHOWN = 1_000;

interface QueueView {
  readonly id: string;
  readonly waiting: number;
  /** ISO 8601 UTC: since when the one waits who has waited longest */
  readonly waitingSince?: string;
  /** agents to whom it would offer a call now */
  readonly ready: number;
}

/** A simulated switch as it stands, as the control shows it. */
export interface SwitchView {
  /** the service whose switch it is */
  readonly service: string;
  readonly link: CtiLink;
  readonly queues: readonly QueueView[];
  /** the telephones at which somebody works, where a call is, or which are unplugged */
  readonly devices: readonly DeviceView[];
  /** how many calls go on */
  readonly calls: number;
  /** those who call by themselves; left out: nobody does */
  readonly customers?: RhythmView;
  /** those that have not happened yet; `times`: how often each still will */
  readonly faults: readonly SimulatorFault[];
  /** how many commands are kept to be told */
  readonly trace: number;
}

export function switchView({ service, sim, link, faults, trace }: Simulator): SwitchView {
  const { rhythm } = sim.customers;
  return {
    service,
    link: link.now,
    queues: sim.queueNames.slice(0, SHOWN).flatMap((name) => queueView(sim, name)),
    devices: [...sim.deviceList].filter(isShown).slice(0, SHOWN).map(deviceView),
    calls: sim.liveCount,
    ...(rhythm ? { customers: rhythmView(rhythm) } : {}),
    faults: faults.list,
    trace: trace.limit,
  };
}

function queueView(sim: SimSwitch, id: string): QueueView | [] {
  const facts = sim.queue(id);
  if (!facts) return [];
  const { waiting, waitingSince, ready } = facts;
  return { id, waiting, ...(waitingSince === undefined ? {} : { waitingSince: isoTime(waitingSince) }), ready };
}

const isShown = ({ channel, plugged, contacts }: SimDevice) => channel !== undefined || !plugged || contacts.size > 0;
