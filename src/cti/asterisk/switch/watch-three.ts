import { Logger } from '@nestjs/common';
import type { CtiCause } from '../../port/cti-facts.js';
import { calledBy } from '../mirror/peer.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { ThirdParty } from '../mirror/third-party.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { waiting } from './adopt-three.js';
import { doThreeStep } from './do-three-step.js';
import { dialplanHalf, thirdCause } from './third-cause.js';
import { mayAct } from './may-act.js';
import { type Present, threeStep } from './three-step.js';

const log = new Logger('AsteriskTakeOver');

const ANSWERED: CtiCause = { code: 'answered', by: { kind: 'remote' } };
const HUNG_UP: CtiCause = { code: 'released', by: { kind: 'remote' } };
const TRANSFERRED: CtiCause = { code: 'transferred', by: { kind: 'agent' } };

/** Sees what has become of three who are in our application, tells it, and does what follows from it. */
export function watchThree(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): void {
  // Until then it is the affair of those who set it up.
  if (!third.begun) return;
  third.far = farOf(at, third) ?? third.far;
  if (third.adopted) third.waits = waiting(at, call, third);
  notice(at, call, third);
  if (third.tended || call.stale || !threeStep(presentOf(at, call, third), third)) return;
  third.tended = true;
  third.turns
    .run(() => tend(at, call, third))
    .then(() => {
      third.tended = false;
      return at.settle();
    })
    .catch((error: unknown) => {
      // What comes next looks again: to try at once might go on for ever.
      third.tended = false;
      log.warn(`three of whom some have left: ${String(error)}`);
      if (call.third !== third || !at.takeOvers.has(call)) at.settle();
    });
}

export function presentOf(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Present {
  const there = (uid: string) => at.mirror.live(uid) !== undefined;
  return { agent: there(call.agent), peer: there(call.peer), third: there(third.uid) };
}

async function tend(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): Promise<void> {
  if (third.adopted && areElsewhere(at, call, third)) at.takeOvers.remove(call);
  const may = await mayAct(at, call);
  if (third.adopted && areElsewhere(at, call, third)) at.takeOvers.remove(call);
  if (!may) return;
  // More may have happened since it was this step's turn.
  const step = at.takeOvers.has(call) && call.third === third && threeStep(presentOf(at, call, third), third);
  if (step) await doThreeStep(at, call, third, step);
}

/** The process that has brought them together has given them back meanwhile. */
function areElsewhere(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): boolean {
  const bridges = [call.agent, call.peer, third.uid].map((uid) => at.mirror.live(uid)?.bridge);
  return bridges.some((bridge) => bridge !== undefined && bridge !== third.bridge);
}

function farOf(at: AsteriskSwitch, { uid }: ThirdParty): string | undefined {
  const half = at.mirror.live(dialplanHalf(uid));
  return half ? calledBy(at.mirror, half)?.uid : at.mirror.live(uid)?.uid;
}

/** Each change is told by itself: it has a cause of its own. */
function notice(at: AsteriskSwitch, call: TakeOver, third: ThirdParty): void {
  const tell = (cause: CtiCause) => {
    at.reasons.because(call.agent, cause);
    at.refresh(call.agent);
  };
  const present = presentOf(at, call, third);
  const answers = !third.answered && at.mirror.live(third.uid)?.up === true;
  if (answers) third.answered = true;
  if (!present.agent) {
    const joined = third.role === 'consult' && third.answered && present.peer && present.third;
    if (joined) at.reasons.endsAs(call.agent, TRANSFERRED);
    return;
  }
  if (answers) tell(ANSWERED);
  if (third.thirdThere && !present.third) {
    third.thirdThere = false;
    tell(third.ends.get(third.uid) ?? thirdCause(at, third));
  }
  if (third.peerThere && !present.peer) {
    third.peerThere = false;
    tell(third.ends.get(call.peer) ?? HUNG_UP);
  }
}
