import { expect, it } from '@jest/globals';
import { PageClock } from './page-clock.js';

it('waits for ever where it is told so', async () => {
  const clock = new PageClock();
  let over = false;
  const timer = clock.after(Infinity, () => (over = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  timer.cancel();
  expect(over).toBe(false);
});
