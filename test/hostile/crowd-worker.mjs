// Many desktops on one thread of their own, by hand over one WebSocket each: lean, so that the server is what is measured.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { WebSocket } = createRequire(import.meta.url)('ws');

const { url, agents, monitor } = workerData;
const AT_ONCE = 40;
/** Fewer than the system keeps waiting for a server that is busy. */
const COME_BACK_AT_ONCE = 400;
const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;

class Member {
  constructor(agent) {
    this.agent = agent;
    this.answers = new Map();
    this.next = 0;
    this.events = [];
  }

  async begin() {
    await this.connect();
    const prepared = await this.succeed({
      command: 'prepareSession',
      data: { override: true, agent: { id: this.agent, password: 'demo' } },
    });
    ({ id: this.resource, token: this.token } = prepared.resource);
    await this.succeed({ command: 'bindResource', data: { resource: this.resource } });
    await this.succeed({ command: 'session.start', target: this.resource });
    await this.succeed({ command: 'channel.ready', target: `${this.resource}.tel` });
    if (monitor) await this.succeed({ command: 'bindService', data: { service: 'ServiceMonitor' } });
  }

  async resume() {
    await this.connect();
    const { resource, token, seq } = this;
    await this.succeed({ command: 'bindResource', data: { resource, token, lastSeq: seq } });
  }

  connect() {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address, { perMessageDeflate: false });
      this.socket = socket;
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed')));
      socket.on('message', (data) => this.packet(data.toString(), resolve));
    });
  }

  packet(text, connected) {
    if (text === '2') this.socket.send('3');
    else if (text.startsWith('0')) this.socket.send('40');
    else if (text.startsWith('40')) connected();
    else if (text.startsWith('43')) {
      const [, number, json] = /^43(\d+)(.*)$/s.exec(text);
      this.answers.get(Number(number))?.(JSON.parse(json)[0]);
      this.answers.delete(Number(number));
    } else if (text.startsWith('42["event",')) this.event(JSON.parse(text.slice(2))[1]);
  }

  event(event) {
    if (event.seq !== undefined) this.seq = event.seq;
    this.events.push(event.name ?? event.eventType);
  }

  async succeed(message) {
    const number = this.next;
    this.next += 1;
    const answer = await new Promise((resolve) => {
      this.answers.set(number, resolve);
      this.socket.send(`42${number}["command",${JSON.stringify(message)}]`);
    });
    if (answer.result !== 'success') throw new Error(JSON.stringify(answer));
    return answer;
  }
}

const members = agents.map((agent) => new Member(agent));

async function inBatches(work, atOnce) {
  const waiting = [...members];
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const orders = {
  begin: () => inBatches((member) => member.begin(), AT_ONCE),
  /** As by a lost line: no farewell, neither of Socket.IO nor of WebSocket. */
  vanish: () => {
    for (const { socket } of members) socket.terminate();
  },
  resume: () => inBatches((member) => member.resume(), COME_BACK_AT_ONCE),
  events: () => members.map(({ events }) => events.splice(0)),
};

async function obey(order) {
  try {
    parentPort.postMessage({ done: await orders[order]() });
  } catch (error) {
    parentPort.postMessage({ failed: String(error) });
  }
}

parentPort.on('message', (order) => void obey(order));
