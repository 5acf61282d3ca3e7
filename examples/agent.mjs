// One agent's first call, with the typed client.
//
//   node examples/agent.mjs [url] [seconds]        default http://127.0.0.1:3000 and 0: how long the agent talks
//
// Signs agent 1001 in, has a simulated customer call, answers, holds, retrieves, releases, completes and signs off. Prints every
// event: number, name, object, state, cause. When its line is lost, or its instance goes, the client goes on elsewhere by itself.
// SIMULATOR_URL: where the simulated switch is, if it is a process of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'interaction-processor/client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';
const TALK_MS = Number(process.argv[3] ?? 0) * 1_000;
const EVENT_MS = 10_000;

/** Prints an event. */
function told({ name, target, seq, cause, object }) {
  const what = target.split('.').slice(1).join('.') || 'session';
  const state = object?.kind === 'channel' ? `${object.login} ${object.agentState}` : (object?.state ?? '');
  const why = cause ? `${cause.code} by ${cause.by.kind}${cause.command ? ` (${cause.command})` : ''}` : '';
  console.log(`${String(seq).padStart(3)} ${name.padEnd(28)} ${what.padEnd(11)} ${state.padEnd(18)} ${why}`.trimEnd());
}

/** The first object that fits, now or soon. */
function seen(session, fits) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = [...session.objects.values()].find(fits);
      if (found) finish(resolve, found);
    };
    const finish = (settle, value) => {
      clearTimeout(timer);
      end();
      settle(value);
    };
    const timer = setTimeout(() => finish(reject, new Error(`nothing within ${EVENT_MS} ms`)), EVENT_MS);
    const end = session.subscribe(look);
    look();
  });
}

/** The simulator's control; a real switch needs nobody to tell it that somebody calls. */
async function customerCalls() {
  const response = await fetch(`${process.env.SIMULATOR_URL ?? url}/simulator/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queue: 'support', from: '+15550100', behaviour: { patience: 30_000 } }),
    signal: AbortSignal.timeout(EVENT_MS),
  });
  if (!response.ok) throw new Error(`the simulator answers ${response.status}`);
}

/** Asked where the agent has a session already; an agent would be asked here. */
function confirm({ since }) {
  console.log(`    there is a session since ${since}, which is ended`);
  return true;
}

async function firstCall(client) {
  const session = await client.signIn({ agent: '1001', password: 'demo', confirm });
  console.log(`    ${session.info.profile.name} at ${session.info.profile.extension}`);
  session.on('*', told);
  const [channel] = session.channels;
  await channel.ready();
  console.log('    a customer calls');
  await customerCalls();
  const call = await seen(session, ({ kind, state }) => kind === 'conversation' && state === 'alerting');
  await call.answer();
  await call.hold();
  await call.retrieve();
  await pause(TALK_MS);
  await call.release();
  const ended = await seen(session, ({ kind, state }) => kind === 'interaction' && state === 'ENDED');
  await ended.complete('helped');
  await session.logout();
}

try {
  const client = await connect(url, { patience: EVENT_MS });
  client.subscribe(({ status, url, why }) => console.log(`    ${[status, url ?? why].filter(Boolean).join(': ')}`));
  await firstCall(client).finally(() => client.close());
} catch (error) {
  console.error(error.code === 'NO_CONNECTION' ? `${error.message}. Is the processor running?` : error.message);
  process.exitCode = 1;
}
