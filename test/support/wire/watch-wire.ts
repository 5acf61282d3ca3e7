import type { Socket } from 'socket.io-client';
import type { TappedMessage } from '../../../src/client.js';
import { Transport } from '../../../src/protocol/transport.js';
import { wireFaults } from './wire-faults.js';
import { answerProblem, eventProblem, sentProblem } from './wire-problems.js';

/** Socket.IO's own numbers of packets. */
const [EVENT, ACK] = [2, 3];

let bad = false;

/** What is sent in it, at once, is wrong on purpose, and not held against the test. */
export function deliberatelyBad<T>(send: () => T): T {
  bad = true;
  try {
    return send();
  } finally {
    bad = false;
  }
}

/** Holds everything that the socket sends and gets to the protocol's schemas; `wireFaults` has what is not so. */
export function watchWire(socket: Socket): void {
  socket.onAnyOutgoing((event: string, message: unknown) => {
    if (!bad) note(message, sentProblem(event, message));
  });
  socket.io.on('packet', (packet) => {
    const type: number = packet.type;
    const values = packet.data as readonly unknown[];
    // The socket may have put its own `null` before it by now.
    if (type === ACK) note(values.at(-1), answerProblem(values.at(-1)));
    if (type === EVENT && values[0] === Transport.response) note(values[1], answerProblem(values[1]));
    if (type === EVENT && values[0] === Transport.event) note(values[1], eventProblem(values[1]));
  });
}

/** The same for a typed client, as its `tap`. */
export function watchTap(message: TappedMessage): void {
  if (message.kind === 'command') note(message, sentProblem(Transport.command, message));
  if (message.kind === 'answer') note(message.answer, answerProblem(message.answer));
  if (message.kind === 'event') note(message.event, eventProblem(message.event));
}

function note(message: unknown, problem: string | undefined): void {
  if (problem !== undefined) wireFaults.push(`${problem}: ${JSON.stringify(message)?.slice(0, 500)}`);
}
