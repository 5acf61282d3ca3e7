import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../src/errors/switch-errors.js';
import type { Desk, DeskCall } from '../../src/conformance/desk.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { AGENT, AsteriskBench } from './asterisk-bench.js';

const TEST_MS = 60_000;
const QUEUE = '400';
/** far below what is waited for somebody to ring, and for a busy tone to end */
const AT_ONCE_MS = 5_000;

interface Talk {
  readonly desk: Desk;
  readonly customer: SoftCall;
  readonly call: DeskCall;
}

describe('what the switch reports of those who are called', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  beforeAll(() => bench.start(), LAB_START_MS);
  afterEach(() => bench.clear(), TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  const offered = async (): Promise<Talk> => {
    const desk = await bench.open(await bench.running(), { ...AGENT, queues: [QUEUE] });
    await desk.ready();
    const customer = await bench.lab.customer.dial(QUEUE, { from: '+15550101' });
    return { desk, customer, call: await desk.has('alerting') };
  };
  const talking = async (): Promise<Talk> => {
    const talk = await offered();
    await bench.farEnd.device(AGENT).answer();
    return { ...talk, call: await talk.desk.has('connected') };
  };
  const refused = async (work: Promise<unknown>): Promise<unknown> => {
    const begun = performance.now();
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CtiRejectedError);
    expect(performance.now() - begun).toBeLessThan(AT_ONCE_MS);
    return (error as CtiRejectedError).details?.['reason'];
  };

  test('is told at once where the dialplan says busy, or that there is no way', async () => {
    const { desk, customer, call } = await talking();
    expect(await refused(desk.session.transfer(call.ref, '501'))).toBe('busy');
    expect(await refused(desk.session.transfer(call.ref, '502'))).toBe('unreachable');
    expect(await refused(desk.session.transfer(call.ref, '503'))).toBe('busy');
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    const consult = await desk.session.consult(call.ref, '501');
    expect((await desk.legEnded(consult)).code).toBe('busy');
    await bench.lab.customer.hangup(customer);
    await desk.ended(call);
  });

  test('is told at once to one who deflects', async () => {
    const { desk, customer, call } = await offered();
    expect(await refused(desk.session.deflect(call.ref, '501'))).toBe('busy');
    await bench.lab.customer.hangup(customer);
    await desk.ended(call);
  });

  test('is on its way where the far side is heard without ringing', async () => {
    const { desk, customer, call } = await talking();
    await desk.session.transfer(call.ref, '522');
    expect((await desk.ended(call)).code).toBe('transferred');
    await bench.lab.customer.hangup(customer);
  });
});
