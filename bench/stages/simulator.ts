import { DEFAULT_CALL_MODEL } from '../../src/cti/port/call-model.js';
import { SimulatorOptions } from '../../src/cti/simulator/simulator.options.js';
import { SimSwitch } from '../../src/cti/simulator/switch/sim-switch.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { agentId } from '../servers/product-files.js';
import { median } from '../measure/median.js';
import type { Finding } from '../report/finding.js';
import type { Stage } from './stage.js';

const SIZES = [100, 1000, 10_000];
const ROUNDS = 5;
const CALLS = 200;

/** What a call through a queue costs the simulator's switch alone, with more and more agents who are ready for it. */
export const SIMULATOR: Stage = { names: ['simulator, queue call'], run: () => Promise.resolve(run()) };

function run(): Finding[] {
  // The first ones warm up and do not count.
  for (const size of SIZES) costWith(size);
  const costs = SIZES.map((size) => costWith(size));
  return SIZES.map((size, index) => {
    const [cost = 0, first = 0] = [costs[index], costs[0]];
    const value = cost / first;
    const name = `simulator, queue call, ${size} agents`;
    return { name, bare: '', product: `${cost.toFixed(1)} µs`, value, shown: `${value.toFixed(2)} ×` };
  });
}

/** @returns microseconds of CPU for one call, offered, answered, released and completed */
function costWith(agents: number): number {
  const sim = new SimSwitch(new SimulatorOptions(), new SystemClock());
  const watcher = { changed: () => undefined, replaced: () => undefined };
  for (let index = 0; index < agents; index += 1) {
    const agent = { id: agentId(index), extension: agentId(index), queues: ['support'] };
    const signedIn = sim.agents.signIn({ agent, model: DEFAULT_CALL_MODEL }, watcher);
    for (const channel of signedIn.channels.values()) sim.agents.want(channel, { agentState: 'ready' });
  }
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let call = 0; call < CALLS; call += 1) oneCall(sim);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) rounds.push((user + system) / CALLS);
  }
  return median(rounds);
}

function oneCall(sim: SimSwitch): void {
  const call = sim.customers.callQueue('support', { from: '+15550100' });
  const leg = call.live.find(({ party }) => party.device);
  const channel = leg?.party.device?.channel;
  const contact = leg?.contact;
  if (!leg || !channel || !contact) throw new Error('nobody was offered the call');
  sim.parties.answer(leg);
  sim.parties.release(leg);
  sim.agents.complete(channel.agent, { interaction: contact.id });
}
