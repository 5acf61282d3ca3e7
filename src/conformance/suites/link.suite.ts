import { expect } from 'expect';
import { CtiUnavailableError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { finish, TALKING, talking } from './steps.js';

/** The link goes and comes back; the switch and its calls go on. */
export function linkSuite(kit: ContractKit): void {
  const { bench } = kit;

  const cut = async () => {
    await bench.farEnd.cutLink();
    await bench.linkIs('down');
  };
  const restore = async () => {
    await bench.farEnd.restoreLink();
    await bench.linkIs('up');
  };

  kit.test('away at the start: that is told with its reason, and nobody is signed in until it comes', [], async () => {
    const { link, refusal } = bench.atStart ?? {};
    expect(['starting', 'down']).toContain(link?.state);
    expect(link).toMatchObject({ reason: expect.stringMatching(/./) });
    expect(refusal).toBeInstanceOf(CtiUnavailableError);
    expect((await bench.open()).channel.login).toBe('active');
  });

  kit.test('cut: every command says so, nothing is reported', TALKING, async () => {
    const situation = await talking(bench);
    const { desk, customer } = situation;
    const told = desk.recorder.reports.length;
    await cut();
    await expect(desk.session.ready(desk.channel.id)).rejects.toBeInstanceOf(CtiUnavailableError);
    await expect(desk.session.read()).rejects.toBeInstanceOf(CtiUnavailableError);
    await expect(bench.open(1)).rejects.toBeInstanceOf(CtiUnavailableError);
    await customer.hears(desk.agent.extension);
    expect(desk.recorder.reports.length).toBe(told);
    await restore();
    desk.recorder.startFrom(await desk.session.read());
    await desk.has('connected');
    await finish(situation);
  });

  kit.test('cut while a call goes on that is still there afterwards', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    await cut();
    await restore();
    desk.recorder.startFrom(await desk.session.read());
    const found = await desk.has('connected');
    expect(found.ref).toEqual(call.ref);
    await finish({ desk, customer, call: found });
    await desk.is('ready');
  });

  kit.test('cut while the customer hangs up: the truth is read afterwards', TALKING, async () => {
    const { desk, customer } = await talking(bench);
    await cut();
    const told = desk.recorder.reports.length;
    await customer.hangup();
    await customer.ended();
    expect(desk.recorder.reports.length).toBe(told);
    await restore();
    desk.recorder.startFrom(await desk.session.read());
    expect(desk.calls).toEqual([]);
    await desk.agrees();
  });

  kit.test('cut while a customer begins to wait: the call is found afterwards', ['channel.ready'], async () => {
    const desk = await bench.openReady();
    await cut();
    const customer = await bench.farEnd.callQueue('+15550102');
    await bench.farEnd.device(desk.agent).ringing();
    await restore();
    desk.recorder.startFrom(await desk.session.read());
    const call = await desk.has('alerting');
    expect(call.interaction.from).toBe('+15550102');
    await customer.hangup();
    await desk.ended(call);
    await desk.is('ready');
  });

  kit.test('cut: signing off does no harm', [], async () => {
    const desk = await bench.open();
    await cut();
    await desk.session.close();
    await restore();
    expect((await bench.open()).channel.login).toBe('active');
  });
}
