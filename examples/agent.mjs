// One agent's first call, with nothing but a Socket.IO client.
//
//   node examples/agent.mjs [url]        default http://127.0.0.1:3000
//
// Signs agent 1001 in, has a simulated customer call, answers, holds, retrieves, releases, completes and signs off. Prints
// what is sent (>), what is answered (<) and every event: number, name, object, state, cause. Exits 0 when all of it happened.
import { io } from 'socket.io-client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';
const ANSWER_MS = 5_000;
const EVENT_MS = 5_000;
const ALL_MS = 30_000;

const socket = io(url, { transports: ['websocket'], reconnection: false, timeout: ANSWER_MS });
/** Every object of the session by its target: the newest replaces the former, and keeps its `data` where none comes. */
const objects = new Map();
const waiting = new Set();
let session = '';

/** Where the object stands below the session: `tel.i1.v1`. */
const below = (target) => target.slice(session.length + 1) || 'session';

function stateOf({ login, agentState, state }) {
  return login ? `${login} ${agentState}` : (state ?? '');
}

function causeOf(cause) {
  if (!cause) return '';
  return `${cause.code} by ${cause.by.kind}${cause.command ? ` (${cause.command})` : ''}`;
}

const named = ({ address, name }) => (name ? `${address} (${name})` : address);
const seconds = (from, to) => `${Math.floor((Date.parse(to) - Date.parse(from)) / 1_000)} s`;

/** What an agent looks at, beside the state. */
const NOTES = {
  'session.initialized': ({ profile, settings }) =>
    `${profile.name} at ${profile.extension}; reasons: ${settings.reasons.map(({ label }) => label).join(', ') || 'any'}`,
  'interaction.added': ({ customer, origin, queue }) =>
    `customer ${customer ? named(customer) : 'none'}, by ${[origin.kind, queue].join(' ').trim()}`,
  'interaction.ended': ({ times: { created, answered, ended } }) =>
    answered ? `rang ${seconds(created, answered)}, talked ${seconds(answered, ended)}` : 'was not answered',
};

/** What stays as it is where an event does not tell it. */
function kept(kind, { data, profile, settings } = {}) {
  return kind === 'interaction' ? { data } : kind === 'session' ? { profile, settings } : {};
}

function line(mark, ...columns) {
  const widths = [28, 11, 18, 0];
  const cells = columns.map((text, index) => text.padEnd(widths[index] ?? 0));
  console.log(`${mark.padStart(3)} ${cells.join(' ')}`.trimEnd());
}

socket.on('event', ({ name, target, data, seq, cause }) => {
  // What services tell has an eventType and no name.
  if (!name) return;
  const [kind] = name.split('.');
  const object = data[kind];
  objects.set(target, { ...kept(kind, objects.get(target)), ...object });
  line(String(seq), name, below(target), stateOf(object), causeOf(cause));
  if (NOTES[name]) console.log(`    ${NOTES[name](object)}`);
  for (const look of waiting) look();
});

/** Resolves as soon as an object fits, at once where one does already. */
function until(what, fits) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(reject, new Error(`no ${what} within ${EVENT_MS} ms`)), EVENT_MS);
    const look = () => {
      const found = [...objects].find(([target, object]) => fits(object, target));
      if (found) finish(resolve, found[0]);
    };
    const finish = (settle, value) => {
      clearTimeout(timer);
      waiting.delete(look);
      settle(value);
    };
    waiting.add(look);
    look();
  });
}

/** Sends one command; its answer, or an error where it was refused or did not come. */
async function send(message) {
  line('>', message.command, message.target ? below(message.target) : '');
  const answer = await socket.timeout(ANSWER_MS).emitWithAck('command', message);
  if (answer.result === 'failure') throw new Error(`${message.command}: ${answer.failure.code}`);
  line('<', answer.result);
  return answer;
}

const command = (name, target, data) => send({ command: name, target, ...(data ? { data } : {}) });

/** Asks first, as a desktop does; a session that is in the way is ended, as an agent would mostly say. */
async function prepare() {
  const agent = { id: '1001', password: 'demo' };
  const answer = await send({ command: 'prepareSession', data: { model: '', override: false, agent } });
  if (answer.result === 'success') return answer.resource;
  console.log(answer.message);
  return (await send({ command: 'prepareSession', data: { model: '', override: true, agent } })).resource;
}

/** The simulator's control; a real switch needs nobody to tell it that somebody calls. */
async function customerCalls() {
  const response = await fetch(`${url}/simulator/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queue: 'support', from: '+15550100', behaviour: { patience: 30_000 } }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!response.ok) throw new Error(`the simulator answers ${response.status}`);
}

async function firstCall() {
  const resource = await prepare();
  session = resource.id;
  await send({ command: 'bindResource', data: { resource: session } });
  await command('session.start', session);
  const channel = await until(
    'telephony channel',
    (object) => object.type === 'Telephony' && object.login === 'active',
  );
  await command('channel.ready', channel);
  console.log('    a customer calls');
  await customerCalls();
  // A call's own events come first, then what it makes of the channel.
  await until('call', (object, target) => target === channel && object.agentState === 'busy');
  const conversation = await until('ringing leg', (object) => object.state === 'alerting');
  await command('conversation.answer', conversation);
  await command('conversation.hold', conversation);
  await command('conversation.retrieve', conversation);
  await command('conversation.release', conversation);
  const interaction = await until('end', (object) => object.state === 'ENDED');
  await command('interaction.complete', interaction, { disposition: 'helped' });
  await command('session.logout', session);
}

function fail(error) {
  console.error(error.message);
  process.exit(1);
}

const all = setTimeout(() => fail(new Error(`not done within ${ALL_MS} ms`)), ALL_MS);
socket.once('connect_error', (error) => fail(new Error(`${url}: ${error.message}. Is the processor running?`)));
socket.once('disconnect', (reason) => {
  if (reason !== 'io client disconnect') fail(new Error(`disconnected: ${reason}`));
});
socket.once('connect', async () => {
  try {
    await firstCall();
    clearTimeout(all);
    socket.disconnect();
  } catch (error) {
    fail(error);
  }
});
