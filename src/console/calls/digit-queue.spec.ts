import { describe, expect, it } from '@jest/globals';
import { DigitQueue } from './digit-queue.js';

describe('the keys of a telephone', () => {
  const queue = (...answers: readonly boolean[]) => {
    const sent: string[] = [];
    const left = [...answers];
    const send = async (digits: string) => {
      sent.push(digits);
      await Promise.resolve();
      return left.shift() ?? true;
    };
    return { sent, keys: new DigitQueue(send, 4) };
  };
  const pressAll = (keys: DigitQueue, digits: string) => Promise.all([...digits].map((digit) => keys.press(digit)));

  it('are sent in order, those of meanwhile together, no more at once than a command takes', async () => {
    const { sent, keys } = queue();
    await pressAll(keys, '123456789');
    expect(sent).toEqual(['1', '2345', '6789']);
    await keys.press('#');
    expect(sent).toEqual(['1', '2345', '6789', '#']);
  });

  it('are forgotten behind a refusal', async () => {
    const { sent, keys } = queue(false);
    await pressAll(keys, '123');
    await keys.press('4');
    expect(sent).toEqual(['1', '4']);
  });
});
