import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { CtiCause, CtiSnapshot } from '../cti/port/cti-facts.js';
import type { Session } from './session.js';

const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: 'notready' } as const;
const REMOTE: CtiCause = { code: 'requested', by: { kind: 'remote' } };

describe('a first reading that reports overtake', () => {
  let bench: SessionBench;

  beforeEach(async () => {
    bench = await new SessionBench().up();
  });

  /** Starts a session whose readings say `read`, with `reports` coming during each. */
  const started = async (read: CtiSnapshot, reports: () => void, truth?: CtiSnapshot) => {
    bench.provider.onOpen = async (cti) => {
      cti.truth = truth ?? cti.truth;
      cti.read = () => {
        cti.reads += 1;
        // The readings of the start; what comes after it is read in peace.
        if (cti.reads <= 3) reports();
        return Promise.resolve(cti.reads <= 3 ? read : cti.truth);
      };
    };
    const { session } = await bench.started();
    return session;
  };
  const states = (session: Session) =>
    session.model
      .interactions()
      .map((one) => `${one.facts.id} ${one.state} ${one.byRole('primary')?.state ?? ''}`.trim());
  const report = (...interactions: ReturnType<typeof contact>[]) =>
    bench.cti.listener.report({ interactions, cause: REMOTE });

  it('shows what was reported since', async () => {
    const session = await started({ channels: [TEL], interactions: [] }, () => report(contact('c1', 'alerting')));
    expect(states(session)).toEqual(['c1 ALERTING alerting']);
  });

  it('is made again at once where that contradicts', async () => {
    const read = { channels: [TEL], interactions: [contact('c1', 'connected')] };
    const session = await started(read, () => report(contact('c1', 'alerting')), read);
    await bench.clock.advance(0);
    expect(states(session)).toEqual(['c1 STARTED connected']);
    expect(bench.cti.reads).toBe(4);
  });

  it('is made again after a pause where it does not', async () => {
    const session = await started({ channels: [TEL], interactions: [] }, () => report(contact('c1', 'alerting')));
    await bench.clock.advance(5_000);
    expect(bench.cti.reads).toBe(4);
    expect(states(session)).toEqual([]);
  });

  it('keeps no more of a flood than it can, and reads again', async () => {
    const session = await started({ channels: [TEL], interactions: [] }, () => {
      for (let n = 0; n < 2_000; n += 1) report(contact('c1', n % 2 ? 'connected' : 'held'));
    });
    bench.cti.truth = { channels: [TEL], interactions: [contact('c1', 'connected')] };
    await bench.clock.advance(5_000);
    expect(states(session)).toEqual(['c1 STARTED connected']);
  });
});
