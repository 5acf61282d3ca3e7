// An agent who works while somebody else attacks: on a thread of its own, so that what is measured is the server's delay
// and not that of a test that is busy with sending.
import { parentPort, workerData } from 'node:worker_threads';
import { io } from 'socket.io-client';

const { url, agent, every } = workerData;
const PATIENCE = 60_000;
const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
const ask = (message) => socket.timeout(PATIENCE).emitWithAck('command', message);
const times = [];
const state = { over: false, cut: false };

socket.on('disconnect', () => {
  state.cut = !state.over;
});

async function succeed(message) {
  const answer = await ask(message);
  if (answer.result !== 'success') throw new Error(JSON.stringify(answer.failure));
  return answer;
}

async function work() {
  const prepared = await succeed({ command: 'prepareSession', data: { agent: { id: agent, password: 'demo' } } });
  const target = prepared.resource.id;
  await succeed({ command: 'bindResource', data: { resource: target } });
  await succeed({ command: 'session.start', target });
  parentPort.postMessage('at work');
  while (!state.over) {
    const begun = performance.now();
    await succeed({ command: 'session.snapshot', target });
    times.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

parentPort.once('message', () => {
  state.over = true;
});

try {
  await work();
  parentPort.postMessage({ times, cut: state.cut });
} catch (error) {
  parentPort.postMessage({ times, cut: state.cut, failed: String(error) });
}
socket.close();
parentPort.close();
