// One agent's first call, with nothing but a Socket.IO client: what the typed client does for examples/agent.mjs.
//
//   node examples/raw-agent.mjs [url] [seconds]        default http://127.0.0.1:3000 and 0: how long the agent talks
//
// Signs agent 1001 in, has a simulated customer call, answers, holds, retrieves, releases, completes and signs off. Prints
// what is sent (>), what is answered (<) and every event: number, name, object, state, cause. Exits 0 when all of it happened.
// When its line is lost, or its instance goes, it goes on where it was: at another instance, or at the same once it is back.
// SIMULATOR_URL: where the simulated switch is, if it is a process of its own.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

const first = process.argv[2] ?? 'http://127.0.0.1:3000';
const TALK_MS = Number(process.argv[3] ?? 0) * 1_000;
const ANSWER_MS = 10_000;
const EVENT_MS = 10_000;
const GO_ON_MS = 20_000;
const ALL_MS = 60_000 + TALK_MS;

/** Where the service is to be had, the place to try first in front. */
let places = [first];
/** The connection at which the session is, or will be. */
let here;
/** What it takes to go on elsewhere: the token of the session, and the number of the last event. */
let token = '';
let lastSeq = 0;
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

function told({ name, target, data, seq, cause }) {
  lastSeq = seq;
  const [kind] = name.split('.');
  const object = data[kind];
  objects.set(target, { ...kept(kind, objects.get(target)), ...object });
  line(String(seq), name, below(target), stateOf(object), causeOf(cause));
  if (NOTES[name]) console.log(`    ${NOTES[name](object)}`);
  for (const look of waiting) look();
}

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

function connect(url) {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, timeout: ANSWER_MS });
  // What services tell has an eventType and no name.
  socket.on('event', (event) => (event.name ? told(event) : unbound(socket, url, event)));
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => reject(new Error(`${url}: ${error.message}. Is the processor running?`)));
  });
}

/** A line that is lost from now on sends the session elsewhere. */
function stay(socket, url) {
  if (!socket.connected) throw new Error('the line is lost again');
  socket.once('disconnect', (reason) => {
    if (reason !== 'io client disconnect') leave(url, `the line to ${url} is lost`);
  });
  return socket;
}

/** The instance goes, or another client has the session: then it is not this one's any more. */
function unbound(socket, url, { eventType, cause, instances = [] }) {
  if (eventType !== 'resourceUnbound') return;
  if (cause.code === 'override') return fail(new Error('another client has the session'));
  know(instances);
  leave(url, `${url} goes: ${cause.code}`);
  socket.disconnect();
}

/** Instances that do not say where they are cannot be gone to. */
function know(instances) {
  places = [...new Set([...places, ...instances.flatMap(({ url }) => url ?? [])])];
}

function leave(url, why) {
  console.log(`    ${why}`);
  places = [...places.filter((place) => place !== url), url];
  here = goOn();
  here.catch(fail);
}

/** Binds with the token, and is told what was missed: at the first place that can, within a time. */
async function goOn() {
  if (!token) throw new Error('there is no session yet');
  const end = Date.now() + GO_ON_MS;
  for (let n = 0; Date.now() < end; n += 1) {
    const url = places[n % places.length];
    try {
      return await bindAt(url);
    } catch (error) {
      console.log(`    not at ${url}: ${error.message}`);
    }
    await pause(500);
  }
  throw new Error(`nobody has the session within ${GO_ON_MS} ms`);
}

async function bindAt(url) {
  const socket = await connect(url);
  const data = { resource: session, token, lastSeq };
  const answer = await socket.timeout(ANSWER_MS).emitWithAck('command', { command: 'bindResource', data });
  if (answer.result === 'success') {
    console.log(`    goes on at ${url}`);
    return stay(socket, url);
  }
  socket.disconnect();
  throw new Error(answer.failure.code);
}

/** Asks where the session is. Where the line is lost meanwhile, again at the next place: by the same id it is done once. */
async function ask(message) {
  for (;;) {
    const socket = await here;
    try {
      return await socket.timeout(ANSWER_MS).emitWithAck('command', message);
    } catch (error) {
      if (socket.connected) throw error;
    }
  }
}

/** Sends one command; its answer, or an error where it was refused or did not come. */
async function send(message) {
  line('>', message.command, message.target ? below(message.target) : '');
  const answer = await ask({ id: randomUUID(), ...message });
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
  const response = await fetch(`${process.env.SIMULATOR_URL ?? first}/simulator/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queue: 'support', from: '+15550100', behaviour: { patience: 30_000 } }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!response.ok) throw new Error(`the simulator answers ${response.status}`);
}

/** All instances of the service, which are told of before anything can be lost. */
async function lookAround() {
  const { services } = await send({ command: 'getServices', data: { type: 'InteractionProcessor' } });
  for (const { information } of services) know(information.instances);
}

async function firstCall() {
  await lookAround();
  const resource = await prepare();
  session = resource.id;
  token = resource.token;
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
  await pause(TALK_MS);
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
try {
  here = connect(first).then((socket) => stay(socket, first));
  await firstCall();
  clearTimeout(all);
  (await here).disconnect();
} catch (error) {
  fail(error);
}
