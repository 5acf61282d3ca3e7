import { Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { WireTap } from './wire-tap.js';

const END_OF_MESSAGE = '\r\n\r\n';
const END_OF_LINE = '\r\n';
const ACTION_ID = /^ActionID: *(\S+)/m;

/**
 * Leaves out the one message that answers an action for which `take` says true; events and other answers go on.
 * @param lag milliseconds that a message, and all after it, waits once those before it are through
 */
export function amiWireTap(take: (action: string) => boolean, lag: (message: string) => number = () => 0): WireTap {
  const lost = new Set<string>();
  const isLost = (message: string) => {
    const id = message.startsWith('Response:') ? ACTION_ID.exec(message)?.[1] : undefined;
    return id !== undefined && lost.delete(id);
  };
  let sent = '';
  const toSwitch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const actions = `${sent}${chunk.toString('latin1')}`.split(END_OF_MESSAGE);
      sent = actions.pop() ?? '';
      for (const action of actions) {
        const id = ACTION_ID.exec(action)?.[1];
        if (id !== undefined && take(action)) lost.add(id);
      }
      done(null, chunk);
    },
  });
  let greeted = false;
  let received = '';
  const toProvider = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      received += chunk.toString('latin1');
      const through: string[] = [];
      // The greeting is a line of its own; the provider says nothing before it has come.
      const greeting = greeted ? -1 : received.indexOf(END_OF_LINE);
      if (greeting >= 0) {
        greeted = true;
        through.push(received.slice(0, greeting + END_OF_LINE.length));
        received = received.slice(greeting + END_OF_LINE.length);
      }
      const messages = received.split(END_OF_MESSAGE);
      received = messages.pop() ?? '';
      const kept = messages.filter((message) => !isLost(message));
      const whole = kept.map((message) => `${message}${END_OF_MESSAGE}`);
      void sendOn(toProvider, [...through, ...whole], lag, done);
    },
  });
  return { toSwitch, toProvider };
}

async function sendOn(
  to: Transform,
  messages: readonly string[],
  lag: (message: string) => number,
  done: () => void,
): Promise<void> {
  for (const message of messages) {
    const ms = lag(message);
    if (ms > 0) await setTimeout(ms);
    to.push(Buffer.from(message, 'latin1'));
  }
  done();
}
