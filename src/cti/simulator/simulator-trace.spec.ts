import { expect, it } from '@jest/globals';
import { SimulatorTrace } from './simulator-trace.js';

const hold = (n: number) => ({ command: 'conversation.hold', agent: '1001', session: 's1', values: [n] }) as const;
const DONE = { ok: true, value: undefined } as const;

it('keeps the latest in order, with what became of them', () => {
  const trace = new SimulatorTrace(3);
  const told = [1, 2, 3, 4].map((n) => trace.begin(hold(n)));
  const answer = { interaction: 'c1' };
  told.forEach((tell, n) => n < 3 && tell(n % 2 ? { ok: false, error: new Error() } : { ok: true, value: answer }));
  expect(trace.after(0)).toEqual([
    { ...hold(2), number: 2, outcome: 'refused' },
    { ...hold(3), number: 3, outcome: 'done', answer },
    { ...hold(4), number: 4, outcome: 'under way' },
  ]);
  expect(trace.after(3).map(({ number }) => number)).toEqual([4]);
  expect(trace.after(4)).toEqual([]);
});

it('leaves long values out, and keeps nothing where nobody looks', () => {
  const trace = new SimulatorTrace(1);
  trace.begin({ command: 'interaction.setdata', agent: '1001', values: ['x'.repeat(1_001)] })(DONE);
  expect(trace.after(0)).toEqual([{ command: 'interaction.setdata', agent: '1001', number: 1, outcome: 'done' }]);
  const off = new SimulatorTrace(0);
  off.begin(hold(1))(DONE);
  expect(off.after(0)).toEqual([]);
});
