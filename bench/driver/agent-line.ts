import type { Wire } from '../servers/recording.js';
import { agentId, PASSWORD } from '../servers/product-files.js';
import { Line } from './line.js';
import { packet, sessionPacket } from './packets.js';

/** A line with a started session on it. To the bare server nothing has to be said, and any name will do. */
export interface AgentLine {
  /** another one after a reconnect */
  line: Line;
  readonly session: string;
  readonly token: string;
  /** calls that have begun to ring so far */
  calls: number;
}

/** Sends one command and reads what comes until its answer. */
export async function exchange(line: Line, text: string): Promise<{ events: Wire[]; answer: Wire }> {
  const events: Wire[] = [];
  const answer = await new Promise<Wire>((resolve) => {
    line.reader = (one) => {
      const [first, second] = JSON.parse(one.slice(one.indexOf('['))) as [unknown, Wire];
      if (one.startsWith('43')) resolve(first as Wire);
      else events.push(second);
    };
    line.send(text);
  });
  line.reader = undefined;
  return { events, answer };
}

async function succeeded(line: Line, text: string): Promise<Wire> {
  const { answer } = await exchange(line, text);
  if (answer['result'] !== 'success') throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Signs the agent in at the product, up to a started session. */
export async function signIn(url: string, index: number): Promise<AgentLine> {
  const line = await Line.connect(url);
  const agent = { id: agentId(index), password: PASSWORD };
  const { resource } = await succeeded(line, packet({ command: 'prepareSession', data: { agent } }));
  const { id, token } = resource as { id: string; token: string };
  await succeeded(line, packet({ command: 'bindResource', data: { resource: id } }));
  await succeeded(line, sessionPacket(id, 'session.start'));
  return { line, session: id, token, calls: 0 };
}

/** Comes back on a new line, to what was missed on the old one. */
export async function resume(url: string, agent: AgentLine): Promise<void> {
  const line = await Line.connect(url);
  // All that a line has got since the bind are the session's events, numbered from 1.
  const data = { resource: agent.session, token: agent.token, lastSeq: agent.line.events };
  await succeeded(line, packet({ command: 'bindResource', data }));
  line.events = agent.line.events;
  agent.line = line;
}

/** The same for the bare server. */
export async function connectBare(url: string, index: number): Promise<AgentLine> {
  const line = await Line.connect(url);
  return { line, session: `bare-session-${String(index).padStart(9, '0')}`, token: '', calls: 0 };
}
