import { legsOf, type Arrangement, type Focus, type Party } from './arrangement.js';
import { withoutAgent, withoutParty } from './departures.js';
import { OPERATIONS, type Operation, type OperationInput } from './operations.js';

const AGENT = 'agent';
const FOCUSES: readonly Focus[] = ['primary', 'consult', 'none'];
const NEW: Party = { uid: 'new', to: '9' };
const MOST = 3;

/**
 * Takes every operation and every departure in every kind of call.
 * @throws Error with each that would make a call what no call can be
 */
export function checkTables(operations: typeof OPERATIONS = OPERATIONS): void {
  const faults = everyCall().flatMap((call) => [...operationFaults(call, operations), ...departureFaults(call)]);
  if (faults.length > 0) throw new Error(`the tables of calls are wrong: ${faults.join('; ')}`);
}

/** Every kind of call: up to three in each group, wherever the agent is. */
function everyCall(): readonly Arrangement[] {
  const calls: Arrangement[] = [];
  for (let others = 1; others <= MOST; others += 1) {
    for (let asked = 0; asked < MOST; asked += 1) {
      const primary = parties('p', others);
      const consult = parties('c', asked);
      for (const focus of FOCUSES) {
        for (const muted of [false, true]) calls.push({ agent: AGENT, primary, consult, focus, muted });
      }
    }
  }
  return calls.filter((call) => faultOf(call) === undefined);
}

const parties = (name: string, count: number): readonly Party[] =>
  Array.from({ length: count }, (_, index) => ({
    uid: `${name}${index}`,
    to: name === 'p' && index === 0 ? '' : name,
  }));

function operationFaults(before: Arrangement, operations: typeof OPERATIONS): readonly string[] {
  const own = [...before.primary, ...before.consult];
  return (Object.keys(operations) as Operation[]).flatMap((name) =>
    [NEW, ...own].flatMap((party) => {
      // To be dropped one has to be there, to be called not.
      if ((party === NEW) === (name === 'drop')) return [];
      const input: OperationInput = { legs: { isUp: () => true }, room: 2 * MOST + 1, party };
      if (operations[name].refused(before, input) !== undefined) return [];
      const fault = faultOf(operations[name].after(before, party));
      return fault === undefined ? [] : [`${name} of ${inShort(before)}: ${fault}`];
    }),
  );
}

function departureFaults(before: Arrangement): readonly string[] {
  const [up, ringing] = [true, false].map((isUp) => withoutAgent(before, { isUp: () => isUp }));
  const others = legsOf(before).filter((uid) => uid !== AGENT);
  const after = [up, ringing, ...others.map((uid) => withoutParty(before, uid))];
  return after.flatMap((call) => {
    const fault = call && faultOf(call);
    return fault === undefined ? [] : [`somebody leaves ${inShort(before)}: ${fault}`];
  });
}

/** Why that can be no call; undefined where it can. */
function faultOf(call: Arrangement): string | undefined {
  const { agent, primary, consult, focus, muted } = call;
  const legs = legsOf(call);
  if (new Set(legs).size < legs.length) return 'somebody is in it twice';
  if (agent === undefined && (focus !== 'none' || muted || consult.length > 0)) return 'it has what only an agent has';
  // With nobody left the agent's leg ends as well.
  if (primary.length + consult.length === 0) return undefined;
  if (focus !== 'none' && call[focus].length === 0) return 'the agent is with nobody';
  return primary.length === 0 ? 'there is no contact' : undefined;
}

const inShort = ({ primary, consult, focus }: Arrangement): string =>
  `${primary.length}+${consult.length} with the agent at ${focus}`;
