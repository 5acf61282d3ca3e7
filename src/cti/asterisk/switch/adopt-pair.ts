import { Logger } from '@nestjs/common';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import type { CallMark } from './call-mark.js';
import { finish } from './hand-over.js';
import { mayAct } from './may-act.js';
import { closeBridge, unlessRefused } from './three-bridge.js';

const log = new Logger('AsteriskTakeOver');

/** Takes up two, or the one who is left of them, whom another process has in its application. */
export function adoptPair(at: AsteriskSwitch, record: ChannelRecord, mark: CallMark, prefix: string): void {
  const { agent, peer, card, left } = mark;
  const ours = mark.owner === at.parts.application;
  const call: TakeOver = { agent, peer, card, left, phase: 'held', adoptedFrom: ours ? undefined : mark };
  const there = [agent, peer].map((uid) => at.mirror.live(uid));
  const bridges = there.map((one) => one?.bridge);
  // Asterisk's own bridge: they have been given back.
  if (bridges.some((bridge) => bridge !== undefined && !bridge.startsWith(prefix))) return;
  const [own, other] = bridges;
  if (there.includes(undefined)) {
    // In a bridge of ours it would wait for ever, and the bridge with it; the guard lets it go.
    at.takeOvers.add({ ...call, bridge: record.bridge });
  } else if (own === other && own !== undefined) {
    // In the book, or the other leg's turn would give the same two back a second time meanwhile.
    call.phase = 'returning';
    call.bridge = own;
    at.takeOvers.add(call);
    giveBackLater(at, call, own).catch((error: unknown) => warn(record, error));
  } else if (other === undefined) {
    at.takeOvers.add(call);
    // The agent may be alone in a bridge, in which somebody was to be asked.
    hold(at, call, own).catch((error: unknown) => warn(record, error));
  }
}

const warn = ({ name }: ChannelRecord, error: unknown) => log.warn(`${name}, found in a call: ${String(error)}`);

/** Its process died between joining the two and giving them back; the call would not end by itself. */
async function giveBackLater(at: AsteriskSwitch, pair: TakeOver, bridge: string): Promise<void> {
  const { ring, confirm } = at.parts.options.timeouts;
  const isRinging = () => at.takeOvers.has(pair) && at.mirror.live(pair.agent)?.up === false;
  await at.waits.until(() => (isRinging() ? undefined : true), ring + confirm).catch(() => undefined);
  if (!at.takeOvers.has(pair)) return;
  if (await mayAct(at, pair)) return finish(at, pair, bridge);
  const elsewhere = at.mirror.live(pair.agent)?.bridge !== bridge;
  if (elsewhere && at.mirror.live(pair.agent)?.up) at.takeOvers.remove(pair);
  at.refresh(pair.agent);
}

/** Its process may have died half-way, with the customer in silence. Music twice does no harm. */
async function hold(at: AsteriskSwitch, call: TakeOver, bridge: string | undefined): Promise<void> {
  if (!(await mayAct(at, call)) || call.third || call.phase !== 'held') return;
  if (bridge !== undefined) await closeBridge(at, bridge);
  if (!at.takeOvers.has(call)) return;
  await unlessRefused(at.ask.ari.post(`/channels/${encodeURIComponent(call.peer)}/moh`));
}
