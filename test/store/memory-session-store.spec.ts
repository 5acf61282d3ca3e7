import { MemorySessionStore } from '../../src/sessions/store/memory-session-store.js';
import { FakeClock } from '../support/fake-clock.js';
import { describeSessionStore } from './describe-session-store.js';

describeSessionStore('in memory', async (retention) => {
  const clock = new FakeClock();
  const store = new MemorySessionStore(clock, { retention, answerTimeout: 2_000 });
  return {
    one: store,
    other: store,
    loseAll: async () => store.loseAll(),
    cut: async () => store.setAvailable(false),
    mend: async () => store.setAvailable(true),
    pass: (ms) => clock.advance(ms),
    close: async () => {},
  };
});
