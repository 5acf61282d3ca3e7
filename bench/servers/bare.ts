import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { BareAgent } from './bare-agent.js';
import { countConnections } from './count-connections.js';
import { oneEachTurn } from './one-each-turn.js';
import { answerQuestions } from './probe.js';
import type { Recording } from './recording.js';

/** Socket.IO and nothing behind it: what is sent was recorded, and no message is looked at beyond its name. */
const http = createServer();
const server = new Server(http, { serveClient: false, cors: { origin: '*' } });
let recording: Recording = { steps: {}, offer: [], lone: { inCall: [], idle: [] } };
let talking = false;
const agents = new Map<string, BareAgent>();

server.on('connection', (socket) => {
  const agent = new BareAgent(socket);
  agents.set(socket.id, agent);
  socket.on('command', (message: { command: string | number }, acknowledge: (answer: unknown) => void) => {
    agent.command(recording, message, acknowledge);
  });
  socket.on('disconnect', () => agents.delete(socket.id));
});

http.listen(0, '127.0.0.1', () => {
  answerQuestions(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, {
    record: (one: Recording) => {
      recording = one;
    },
    calls: (each: number) => {
      for (const agent of agents.values()) agent.calls(recording, each);
    },
    talk: (on: boolean) => {
      talking = on;
    },
    lone: (count: number) => {
      const events = talking ? recording.lone.inCall : recording.lone.idle;
      const all = [...agents.values()];
      return oneEachTurn(count, (index) => all[index % all.length]?.lone(events, Math.floor(index / all.length)));
    },
    connections: () => countConnections(http),
  });
});
