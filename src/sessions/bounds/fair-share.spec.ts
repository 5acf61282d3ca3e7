import { describe, expect, it } from '@jest/globals';
import { FairShare, type Keeper } from './fair-share.js';

class Shelf implements Keeper {
  bytes = 0;

  constructor(private readonly share: FairShare) {}

  add(bytes: number): void {
    this.resize(bytes);
    this.share.settle();
  }

  dropOldest(): void {
    this.resize(-Math.min(10, this.bytes));
  }

  dropExpired(): void {
    // Nothing grows old here.
  }

  private resize(by: number): void {
    const before = this.bytes;
    this.bytes += by;
    this.share.resized(this, before);
  }
}

describe('FairShare', () => {
  it('takes from those who have the most until what all have fits', () => {
    const share = new FairShare(1_000);
    const [small, middle, great] = [new Shelf(share), new Shelf(share), new Shelf(share)];
    small.add(50);
    middle.add(300);
    great.add(900);
    expect([small.bytes, middle.bytes]).toEqual([50, 300]);
    expect(share.bytes).toBeLessThanOrEqual(1_000);
    middle.add(600);
    expect(small.bytes).toBe(50);
    expect(share.bytes).toBe(small.bytes + middle.bytes + great.bytes);
  });

  it('costs about the same for one of many as for one of few', () => {
    const share = new FairShare(100_000);
    const many = Array.from({ length: 10_000 }, () => new Shelf(share));
    const used = process.cpuUsage();
    for (let round = 0; round < 10; round += 1) for (const one of many) one.add(10 + round);
    // 100,000 additions; a search among all would be 10^9 steps.
    expect(process.cpuUsage(used).user).toBeLessThan(5_000_000);
    expect(share.bytes).toBeLessThanOrEqual(100_000);
  });
});
