import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../../test/support/scripted-provider.js';
import { SessionBench } from '../../../test/support/session-bench.js';
import type { Session } from '../session.js';

describe('the ids in an answer', () => {
  let bench: SessionBench;
  let session: Session;
  const REF = { interaction: 'c9', conversation: 'c9-leg' };

  beforeEach(async () => {
    bench = await new SessionBench({ maxInteractions: 3 }).up();
    ({ session } = await bench.started());
  });

  const dials = (meanwhile: () => void) => {
    bench.cti.dial = async () => {
      meanwhile();
      return REF;
    };
    return bench.command(session, 'channel.dial', 'tel', { to: '5551234' });
  };

  it('name what was created while the switch was read', async () => {
    const old = bench.cti.truth;
    const letGo: (() => void)[] = [];
    bench.cti.read = () => new Promise((resolve) => letGo.push(() => resolve(old)));
    void session.cti.refresh();
    for (const n of [1, 2]) {
      bench.says([contact(`c${n}`, 'alerting'), contact(`c${n}`, 'alerting', { conversations: [] })]);
      letGo.shift()?.();
      await bench.clock.advance(0);
    }
    const answer = dials(() => bench.says([contact('c9', 'dialing')]));
    letGo.shift()?.();
    await bench.clock.advance(0);
    expect(await answer).toMatchObject({ data: { interaction: 'i3', conversation: 'v1' } });
    expect(session.model.interactions().map(({ id }) => id)).toEqual(['i3']);
  });

  it('name what has ended by the time of the answer', async () => {
    const answer = dials(() => {
      bench.says([contact('c9', 'dialing')]);
      bench.says([contact('c9', 'dialing', { conversations: [] })]);
    });
    expect(await answer).toMatchObject({ data: { interaction: 'i1', conversation: 'v1' } });
  });

  it('name what nobody has reported yet', async () => {
    const answer = dials(() => {
      bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c9', 'dialing')] };
    });
    expect(await answer).toMatchObject({ data: { interaction: 'i1', conversation: 'v1' } });
    expect(bench.told()).toContain('interaction.added i1');
  });

  it('are left out where the switch has no such call', async () => {
    expect(await dials(() => undefined)).toMatchObject({ data: { to: '5551234' } });
  });
});
