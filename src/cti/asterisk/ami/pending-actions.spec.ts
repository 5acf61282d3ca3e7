import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { AmiClosedError, AmiRefusedError, AmiTimeoutError } from './ami-error.js';
import { AmiMessage } from './ami-message.js';
import { PendingActions } from './pending-actions.js';

const DEADLINE = 1_000;

function setUp() {
  const clock = new FakeClock();
  const pending = new PendingActions(clock, DEADLINE);
  const offer = (fields: Record<string, string>) => pending.offer(AmiMessage.of(fields));
  return { clock, pending, offer };
}

describe('PendingActions', () => {
  it('gives each action its own answer, in whatever order they come', async () => {
    const { pending, offer, clock } = setUp();
    const [one, two] = [pending.add('1', 'A', false), pending.add('2', 'B', false)];
    expect(offer({ Response: 'Success', ActionID: '2', Message: 'two' })).toBe(true);
    expect(offer({ Response: 'Error', ActionID: '1', Message: 'No such channel' })).toBe(true);
    expect((await two).answer.get('Message')).toBe('two');
    await expect(one).rejects.toEqual(new AmiRefusedError('A', 'No such channel'));
    expect(clock.pending).toBe(0);
  });

  it('leaves OriginateResponse to everybody though it carries a response and the id of its action', async () => {
    const { pending, offer } = setUp();
    const answer = pending.add('1', 'Originate', false);
    const event = { Event: 'OriginateResponse', Response: 'Failure', ActionID: '1', Uniqueid: 'ip-1' };
    expect(offer(event)).toBe(false);
    expect(offer({ Response: 'Success', ActionID: '1', Message: 'queued' })).toBe(true);
    expect((await answer).answer.get('Message')).toBe('queued');
    expect(offer(event)).toBe(false);
  });

  it('collects a list between which events come', async () => {
    const { pending, offer } = setUp();
    const list = pending.add('1', 'CoreShowChannels', true);
    offer({ Response: 'Success', ActionID: '1', EventList: 'start' });
    expect(offer({ Event: 'CoreShowChannel', ActionID: '1', Uniqueid: 'a' })).toBe(true);
    expect(offer({ Event: 'Hangup', Uniqueid: 'a' })).toBe(false);
    offer({ Event: 'CoreShowChannel', ActionID: '1', Uniqueid: 'b' });
    offer({ Event: 'CoreShowChannelsComplete', ActionID: '1', EventList: 'Complete' });
    expect((await list).items.map((item) => item.get('Uniqueid'))).toEqual(['a', 'b']);
  });

  it('rejects a list that is refused or broken off', async () => {
    const { pending, offer } = setUp();
    const [refused, cancelled] = [pending.add('1', 'X', true), pending.add('2', 'X', true)];
    offer({ Response: 'Error', ActionID: '1', Message: 'no' });
    offer({ Response: 'Success', ActionID: '2', EventList: 'start' });
    offer({ Event: 'XComplete', ActionID: '2', EventList: 'cancelled' });
    await expect(refused).rejects.toBeInstanceOf(AmiRefusedError);
    await expect(cancelled).rejects.toBeInstanceOf(AmiRefusedError);
  });

  it('ends by its deadline, and what comes after that concerns nobody', async () => {
    const { clock, pending, offer } = setUp();
    const late = pending.add('1', 'Ping', false);
    const caught = expect(late).rejects.toEqual(new AmiTimeoutError('Ping'));
    await clock.advance(DEADLINE);
    await caught;
    expect(offer({ Response: 'Success', ActionID: '1' })).toBe(true);
    expect(offer({ Response: 'Success', ActionID: '99' })).toBe(true);
  });

  it('rejects all when the connection ends, and leaves no timer', async () => {
    const { clock, pending } = setUp();
    const all = [pending.add('1', 'A', false), pending.add('2', 'B', true)].map((one) =>
      expect(one).rejects.toBeInstanceOf(AmiClosedError),
    );
    pending.closeAll(new AmiClosedError());
    await Promise.all(all);
    expect(clock.pending).toBe(0);
  });
});
