import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OrderedSet } from './ordered-set.js';

describe('OrderedSet', () => {
  it('has the lowest at hand, whatever is added and deleted', () => {
    const step = fc.record({ add: fc.boolean(), item: fc.nat(30), order: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const set = new OrderedSet<number>();
        const model = new Map<number, number>();
        for (const { add, item, order } of steps) {
          if (add) {
            set.add(item, order);
            if (!model.has(item)) model.set(item, order);
          } else {
            set.delete(item);
            model.delete(item);
          }
          expect(set.size).toBe(model.size);
          const first = set.first;
          const lowest = Math.min(...model.values());
          expect(first === undefined ? Infinity : model.get(first)).toBe(lowest);
        }
      }),
    );
  });
});
