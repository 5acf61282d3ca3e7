import { exchange, signIn } from '../driver/agent-line.js';
import type { Line } from '../driver/line.js';
import { sessionPacket } from '../driver/packets.js';
import type { Stand } from '../driver/stand.js';
import type { RecordedStep, Recording, Wire } from '../servers/recording.js';
import { GET_SERVICES, MALFORMED, READINESS, REFUSED, SNAPSHOT } from './commands.js';
import { CALL_EVENTS, CALL_STEPS, OFFER_EVENTS, TALK_EVENTS } from './whole-call.js';

/** Has one agent of the product do everything once. @param index of an agent who does not work here otherwise */
export async function record({ server }: Stand, index: number): Promise<Recording> {
  const { line, session } = await signIn(server.url, index);
  const steps: Record<string, RecordedStep> = {};
  const step = async (text: string) => {
    const one = await exchange(line, text);
    const [, message] = JSON.parse(text.slice(text.indexOf('['))) as [string, { command: unknown }];
    steps[String(message.command)] = one;
  };
  for (const packets of [GET_SERVICES, SNAPSHOT, READINESS, REFUSED, MALFORMED]) {
    for (const text of packets(session)) await step(text);
  }
  const idle = await told(line, 2, () => server.ask('lone', 2));
  const offer = await told(line, OFFER_EVENTS, () => server.ask('calls', 1));
  for (const [command, below] of CALL_STEPS) await step(sessionPacket(session, command, `.tel.i1${below}`));
  const events = CALL_STEPS.flatMap(([command]) => steps[command]?.events ?? []);
  if (events.length + OFFER_EVENTS !== CALL_EVENTS)
    throw new Error(`a call has ${events.length + OFFER_EVENTS} events`);
  await told(line, TALK_EVENTS, () => server.ask('talk', true));
  const inCall = await told(line, 2, () => server.ask('lone', 2));
  await server.ask('talk', false);
  const { answer } = await exchange(line, sessionPacket(session, 'session.logout'));
  if (answer['result'] !== 'success') throw new Error(JSON.stringify(answer));
  await line.cut();
  return { steps, offer, lone: { inCall, idle } };
}

/** The next events, in the order of their coming, once it has been asked for. */
async function told(line: Line, count: number, ask: () => Promise<unknown>): Promise<Wire[]> {
  const events: Wire[] = [];
  const all = new Promise<void>((resolve) => {
    line.reader = (text) => {
      const [, event] = JSON.parse(text.slice(text.indexOf('['))) as [string, Wire];
      if (events.push(event) === count) resolve();
    };
  });
  await ask();
  await all;
  line.reader = undefined;
  return events;
}
