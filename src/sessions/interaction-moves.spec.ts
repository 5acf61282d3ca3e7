import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { InteractionState } from '../protocol/objects/object-states.js';
import { InteractionRecord } from './model/object-records.js';
import type { Session } from './session.js';
import { INTERACTION_TABLE } from './states/interaction-states.js';

describe('how an interaction moves', () => {
  let bench: SessionBench;
  let session: Session;

  beforeEach(async () => {
    bench = await new SessionBench().up();
    ({ session } = await bench.started());
  });

  const states = Object.keys(INTERACTION_TABLE.moves) as InteractionState[];

  it.each(states)('from %s as the table says, and nowhere else', (from) => {
    const channel = session.model.channels.get('tel');
    if (!channel) throw new Error('no channel');
    const now = '2026-01-01T08:00:00.000Z';
    const moves = (to: InteractionState) =>
      new InteractionRecord('i1', channel, contact('c1', 'held'), from, now).move(to, now);
    const moved = states.filter(moves);
    expect(moved.toSorted()).toEqual(INTERACTION_TABLE.moves[from].toSorted());
  });

  it.each(['alerting', 'dialing'] as const)('one that was talked on stays STARTED while a leg is %s', async (state) => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', state)] };
    await session.cti.refresh();
    expect(bench.told().at(-1)).toBe('conversation.statechanged i1.v1');
    expect(session.model.interactions().map((one) => one.state)).toEqual(['STARTED']);
  });

  it('one that rang never becomes one that is dialled, and no event says so', async () => {
    bench.says([contact('c1', 'alerting')]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', 'dialing')] };
    await session.cti.refresh();
    expect(session.model.interactions().map((one) => one.state)).toEqual(['ALERTING']);
    bench.says([contact('c1', 'connected')]);
    expect(session.model.interactions().map((one) => one.state)).toEqual(['STARTED']);
  });
});
