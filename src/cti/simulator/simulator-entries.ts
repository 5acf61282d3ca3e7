import { CtiUnavailableError } from '../../errors/switch-errors.js';
import { isoTime } from '../../runtime/iso-time.js';
import type {
  CtiAgentEntry,
  CtiDirectory,
  CtiDirectoryListener,
  CtiEntry,
  CtiEntryName,
  CtiQueueEntry,
} from '../port/cti-directory.js';
import type { SimulatorLink } from './simulator-link.js';
import type { SimAgent } from './switch/sim-agent.js';
import type { SimSwitch } from './switch/sim-switch.js';

/** Whom one may call at the simulator's switch. What is told of it is not part of the script of faults. */
export class SimulatorEntries implements CtiDirectory {
  private readonly listeners = new Set<CtiDirectoryListener>();
  /** by agent: what was told of that one last */
  private readonly told = new Map<SimAgent, CtiAgentEntry>();

  constructor(
    private readonly sim: SimSwitch,
    private readonly link: Pick<SimulatorLink, 'isUp'>,
  ) {
    sim.touched.onTouched = (queues, agents) => this.touched(queues, agents);
  }

  list(): Promise<readonly CtiEntry[]> {
    if (!this.link.isUp) return Promise.reject(new CtiUnavailableError());
    const queues = this.sim.queueNames.map((name) => this.queue(name));
    const agents = this.sim.agentList.map((one) => agentEntry(one));
    return Promise.resolve([...queues, ...agents].filter((one) => one !== undefined));
  }

  watch(listener: CtiDirectoryListener): void {
    this.listeners.add(listener);
  }

  unwatch(listener: CtiDirectoryListener): void {
    this.listeners.delete(listener);
  }

  private touched(queues: ReadonlySet<string>, agents: ReadonlySet<SimAgent>): void {
    const entries: CtiEntry[] = [];
    const removed: CtiEntryName[] = [];
    for (const id of queues) {
      const entry = this.queue(id);
      if (entry) entries.push(entry);
      else removed.push({ kind: 'queue', id });
    }
    for (const agent of agents) {
      const former = this.told.get(agent);
      const entry = agentEntry(agent);
      if (former && former.address !== entry?.address) removed.push(former);
      if (entry) {
        entries.push(entry);
        this.told.set(agent, entry);
      } else this.told.delete(agent);
    }
    if (!this.link.isUp || entries.length + removed.length === 0) return;
    for (const listener of this.listeners) listener({ entries, removed });
  }

  private queue(id: string): CtiQueueEntry | undefined {
    const facts = this.sim.queue(id);
    if (!facts) return undefined;
    const { address, waiting, waitingSince, ready } = facts;
    return {
      kind: 'queue',
      id,
      ...(address === undefined ? {} : { address }),
      waiting,
      ...(waitingSince === undefined ? {} : { waitingSince: isoTime(waitingSince) }),
      ready,
    };
  }
}

/** undefined for one who works at no telephone */
function agentEntry({ id, name, channels }: SimAgent): CtiAgentEntry | undefined {
  const channel = [...channels.values()].find(({ device }) => device !== undefined);
  if (!channel?.device) return undefined;
  const presence = channel.login === 'active' ? channel.availability.agentState : 'offline';
  return { kind: 'agent', id, address: channel.device.number, ...(name === undefined ? {} : { name }), presence };
}
