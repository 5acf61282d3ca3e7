import { expect, it } from '@jest/globals';
import { SessionBench } from '../../test/support/session-bench.js';
import { Dismissals } from './dismissals.js';

const NOBODY = { admits: () => false, finishCalls: 0 };
const EVERYBODY = { admits: () => true, finishCalls: 0 };

/** Dismissals of one session, whose turn comes when the test says so. */
async function queued() {
  const bench = await new SessionBench().up();
  const managed = await bench.started();
  const queue = new Set<() => void>();
  const run = (action: () => void) => {
    queue.add(action);
    return () => void queue.delete(action);
  };
  const dismissals = new Dismissals(bench.clock, { run }, () => [managed]);
  const turn = () => {
    for (const action of queue) action();
  };
  return { dismissals, turn, session: managed.session };
}

it('an agent who may not have a session any more loses it when its turn comes', async () => {
  const { dismissals, turn, session } = await queued();
  expect(dismissals.go(NOBODY)).toEqual({ ended: 1, kept: 0 });
  expect(session.state).toBe('started');
  turn();
  expect(session.state).toBe('ended');
  dismissals.stop();
});

it.each([
  ['who is put back', (dismissals: Dismissals) => void dismissals.go(EVERYBODY)],
  ['whose instance stops', (dismissals: Dismissals) => dismissals.stop()],
])('an agent %s before its turn keeps the session', async (_who, act) => {
  const { dismissals, turn, session } = await queued();
  dismissals.go(NOBODY);
  dismissals.go(NOBODY);
  act(dismissals);
  turn();
  expect(session.state).toBe('started');
  dismissals.stop();
});
