/** What stands in each script before the session: how events are waited for, and how customers call. */
export const HELPERS = String.raw`import { connect } from 'interaction-processor/client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';
const simulator = process.env.SIMULATOR_URL ?? url;
const EVENT_MS = Number(process.env.EVENT_MS ?? 20_000);

/** What was told and nobody has waited for yet, in its order. */
const events = [];
let look = () => undefined;

/** Waits for the first event of that name, of that object and in that state where they are given. */
async function told(name, object, state) {
  const fits = (event) =>
    event.name === name &&
    (!object || event.target === object.target) &&
    (state === undefined || event.object?.state === state || event.object?.agentState === state);
  const deadline = Date.now() + EVENT_MS;
  for (;;) {
    const at = events.findIndex(fits);
    if (at >= 0) return events.splice(at, 1)[0];
    await new Promise((resolve, reject) => {
      const late = () => reject(new Error([name, state, 'did not come within', EVENT_MS, 'ms'].filter(Boolean).join(' ')));
      const timer = setTimeout(late, Math.max(0, deadline - Date.now()));
      look = () => (clearTimeout(timer), resolve());
    });
  }
}

/** Waits for an object of that kind that has not been taken yet. */
async function present(session, kind, taken) {
  const free = () => [...session.objects.values()].find((one) => one.kind === kind && !taken.includes(one.target));
  const deadline = Date.now() + EVENT_MS;
  while (!free()) {
    if (Date.now() > deadline) throw new Error('there is no ' + kind);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return free();
}

/** Has a command refused with that code. */
async function refused(code, command) {
  const error = await command.then(() => undefined, (reason) => reason);
  if (error?.code !== code) throw new Error('refused with ' + code + ' was expected, not ' + (error?.code ?? 'done'));
}

/** Goes on while a command is under way; whoever waits for it gets what became of it. */
function begun(command) {
  command.catch(() => undefined);
  return command;
}

/** Asks the simulated switch; where there is none, somebody else has to do it. */
async function simulated(path, body) {
  const response = await fetch(simulator + '/simulator/' + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(EVENT_MS),
  }).catch(() => undefined);
  if (response?.ok) return response.json().catch(() => undefined);
  console.log('now by hand: ' + path + ' ' + JSON.stringify(body));
  return undefined;
}

const customerCalls = (call) => simulated('calls', call);
const hangsUp = (customer) => simulated('calls/' + (customer?.id ?? '') + '/hangup', {});
`;
