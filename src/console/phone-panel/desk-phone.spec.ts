import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { NoConnectionError, RefusedError, type Session } from '../../client.js';
import type { Phone } from '../phone/phone.js';
import { PHONE_OFF, type PhoneState } from '../phone/phone-state.js';
import { DeskPhone } from './desk-phone.js';

/** A phone that notes what it is told, and has the calls that a test gives it. */
class FakePhone {
  readonly done: string[] = [];
  state: PhoneState = PHONE_OFF;
  readonly #listeners = new Set<(state: PhoneState) => void>();

  subscribe(listener: (state: PhoneState) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  become(call: PhoneState['call']) {
    this.state = { ...this.state, call };
    for (const listener of this.#listeners) listener(this.state);
  }

  start = ({ password }: { readonly password: string }) => {
    this.done.push(`start ${password}`);
    return Promise.resolve();
  };
  stop = () => void this.done.push('stop');
  setMicrophone = () => Promise.resolve();
  setSpeaker = () => Promise.resolve();
  setRingTone = () => undefined;
}

const OFFERED = { url: 'wss://pbx.example/ws', address: 'sip:1001@pbx.example', user: '1001', password: 'hush' };
const refused = (code: 'UNSUPPORTED' | 'CTI_UNAVAILABLE') =>
  new RefusedError('session.phone', { code, message: '', retryable: false });

/** A session that answers with what comes next, and throws it where it is an error. */
function sessionOf(...answers: readonly unknown[]) {
  const left = [...answers];
  const phone = () => {
    const next = left.length > 1 ? left.shift() : left[0];
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  let told: () => void = () => undefined;
  const session = {
    state: { status: 'live' },
    phone,
    subscribe: (listener: () => void) => {
      told = listener;
    },
  };
  const end = () => {
    session.state = { status: 'over' };
    told();
  };
  return { session: session as unknown as Session, end };
}

describe('the telephone of the desk', () => {
  let clock: FakeClock;
  let phones: FakePhone[];
  let desk: DeskPhone;
  const load = () => {
    const phone = new FakePhone();
    phones.push(phone);
    return Promise.resolve(phone as unknown as Phone);
  };
  const settle = async () => {
    await clock.advance(0);
    await new Promise(setImmediate);
  };

  beforeEach(() => {
    clock = new FakeClock();
    phones = [];
    desk = new DeskPhone(load, clock);
  });

  it('is asked for again where the switch could not be asked', async () => {
    desk.follow(sessionOf(refused('CTI_UNAVAILABLE'), new NoConnectionError('none'), OFFERED).session);
    await clock.advance(4_000);
    expect(desk.offered.value).toBeUndefined();
    await clock.advance(10_000);
    expect([desk.offered.value, phones[0]?.done]).toEqual([OFFERED, ['start hush']]);
  });

  it('is not asked for again where there is none, nor of a session that is over', async () => {
    desk.follow(sessionOf(refused('UNSUPPORTED'), OFFERED).session);
    await clock.advance(20_000);
    const { session, end } = sessionOf(refused('CTI_UNAVAILABLE'), OFFERED);
    desk.follow(session);
    await clock.advance(1_000);
    end();
    await clock.advance(20_000);
    expect([desk.offered.value, phones]).toEqual([undefined, []]);
  });

  it('is one, however often it is switched on while it is loaded', async () => {
    const { password: _, ...bare } = OFFERED;
    desk.follow(sessionOf(bare).session);
    await settle();
    await Promise.all([desk.start('typed'), desk.start('typed')]);
    expect(phones.length).toBe(1);
  });

  it('is stopped with its session, but for a call that is talked on: then with that', async () => {
    const { session, end } = sessionOf(OFFERED);
    desk.follow(session);
    await settle();
    const [phone] = phones;
    phone?.become('active');
    end();
    expect(phone?.done).toEqual(['start hush']);
    phone?.become('none');
    expect(phone?.done).toEqual(['start hush', 'stop']);
  });

  it('is not begun anew for the next session of the same telephone while a call is talked on', async () => {
    const { session, end } = sessionOf(OFFERED);
    desk.follow(session);
    await settle();
    const [phone] = phones;
    phone?.become('active');
    end();
    desk.follow(sessionOf(OFFERED).session);
    await settle();
    phone?.become('none');
    expect(phone?.done).toEqual(['start hush']);
  });
});
