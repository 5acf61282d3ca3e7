import { packet, sessionPacket } from '../driver/packets.js';
import type { Scenario } from './scenario.js';

/** The commands that a round sends, for a session of that id. */
type Packets = (session: string) => readonly string[];

export const GET_SERVICES: Packets = () => [packet({ command: 'getServices' })];
export const SNAPSHOT: Packets = (session) => [sessionPacket(session, 'session.snapshot')];
export const READINESS: Packets = (session) => [
  sessionPacket(session, 'channel.ready', '.tel'),
  sessionPacket(session, 'channel.notready', '.tel'),
];
/** what a late click gets: the conversation is gone */
export const REFUSED: Packets = (session) => [sessionPacket(session, 'conversation.mute', '.tel.i99999.v1')];
export const MALFORMED: Packets = (session) => [packet({ command: 7, target: session })];

/** @param window how many commands of one agent are underway at a time */
export function commands(name: string, packets: Packets, window: number): Scenario {
  return {
    name,
    operations: 6000,
    run: async ({ agents }, operations) => {
      const each = Math.ceil(operations / agents.length);
      await Promise.all(agents.map(({ line, session }) => line.run(packets(session), each, window)));
    },
  };
}

/** One command at a time for each agent, unless it says otherwise. */
export const COMMAND_SCENARIOS: readonly Scenario[] = [
  commands('getServices', GET_SERVICES, 1),
  commands('getServices, pipelined', GET_SERVICES, 16),
  commands('snapshot', SNAPSHOT, 1),
  commands('ready / not ready', READINESS, 1),
  commands('refused command', REFUSED, 1),
  commands('malformed command', MALFORMED, 1),
];
