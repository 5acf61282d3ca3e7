import { expect } from 'expect';
import { CAPABILITIES, type Capability } from '../../cti/port/capability.js';
import { CtiRejectedError, UnsupportedError } from '../../errors/switch-errors.js';
import type { RejectionReason } from '../../protocol/rejection-reason.js';
import { ask } from '../capabilities/ask.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import { AFTER_THE_END, MOMENTS } from './out-of-place.js';
import { TALKING, talking } from './steps.js';

/** A provider may have forgotten, and then it is done. */
const MAY_SUCCEED: readonly Capability[] = ['interaction.complete'];

/** What cannot be done is refused, each in its own way, and changes nothing. */
export function refusalSuite(kit: ContractKit): void {
  const { bench } = kit;
  const claimed = (capabilities: readonly Capability[]) => capabilities.filter((one) => kit.claims.includes(one));

  const areRefused = async (
    desk: Desk,
    capabilities: readonly Capability[],
    { ref }: Pick<DeskCall, 'ref'>,
    reason: (capability: Capability) => RejectionReason,
  ) => {
    const outcomes: string[] = [];
    for (const capability of claimed(capabilities)) {
      const asked = ask(capability, desk.session, desk.channel.id, { ref, to: bench.farEnd.numbers.third });
      outcomes.push(`${capability}: ${await asked.then(() => 'done', reasonOf)}`);
    }
    expect(outcomes).toEqual(claimed(capabilities).map((one) => `${one}: ${reason(one)}`));
  };

  for (const capability of CAPABILITIES.filter((one) => !kit.claims.includes(one))) {
    kit.test(`${capability} is not claimed: unsupported`, [], async () => {
      const desk = await bench.open();
      const refused = ask(capability, desk.session, desk.channel.id, { directory: bench.directory });
      await expect(refused).rejects.toBeInstanceOf(UnsupportedError);
      await expect(refused).rejects.toMatchObject({ details: { capability } });
    });
  }

  kit.test('what the device lacks is unsupported', [], async () => {
    const desk = await bench.open();
    for (const capability of desk.session.lacks) {
      expect(kit.claims).toContain(capability);
      const refused = ask(capability, desk.session, desk.channel.id);
      await expect(refused).rejects.toBeInstanceOf(UnsupportedError);
    }
  });

  kit.test('anything for a call that there is not', [], async () => {
    const desk = await bench.open();
    const aboutCalls = claimed(CAPABILITIES).filter((one) => !/^(session|channel)\./.test(one));
    const wanted = aboutCalls.filter((one) => !MAY_SUCCEED.includes(one) && !desk.session.lacks.includes(one));
    await areRefused(desk, wanted, { ref: { interaction: 'none', conversation: 'none' } }, () => 'no-such-call');
    await desk.agrees();
  });

  for (const { when, needs, begin, legs, refused, reasons } of MOMENTS) {
    kit.test(`what is out of place ${when}`, needs, async () => {
      const { desk, customer, call } = await begin(bench);
      await areRefused(desk, refused, call, (one) => reasons?.[one] ?? 'wrong-state');
      await desk.stands(call, legs);
      await desk.is('busy');
      await customer.hangup();
      await desk.legEnded(call.ref);
      // Somebody may be called still.
      for (const { ref } of desk.calls) await desk.session.release(ref);
      await desk.ended(call);
    });
  }

  kit.test('what is out of place after the end', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hangup();
    await desk.ended(call);
    await areRefused(desk, AFTER_THE_END, call, () => 'no-such-call');
    await desk.is('wrapup');
    await desk.complete(call);
    await desk.is('ready');
  });

  kit.test('a channel that there is not', ['channel.ready', 'channel.notready'], async () => {
    const desk = await bench.open();
    await expect(desk.session.ready('none')).rejects.toBeInstanceOf(CtiRejectedError);
    await expect(desk.session.notReady('none')).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.is('notready');
  });

  kit.test('dialling while another call is in the way', [...TALKING, 'channel.dial'], async () => {
    const { desk, customer, call } = await talking(bench);
    const refused = desk.session.dial(desk.channel.id, bench.farEnd.numbers.customer);
    await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'connected' });
    await customer.hangup();
    await desk.ended(call);
  });

  kit.test('dialling what is no address', ['channel.dial'], async () => {
    const desk = await bench.open();
    await expect(desk.session.dial(desk.channel.id, 'no address')).rejects.toBeInstanceOf(CtiRejectedError);
    expect(desk.calls).toEqual([]);
    await desk.is('notready');
  });
}

const reasonOf = (error: unknown) =>
  error instanceof CtiRejectedError ? String(error.details?.['reason']) : String(error);
