import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent.js';

const filled = (count: number) => {
  const recent = new Recent();
  for (let n = 0; n < count; n += 1) recent.add(`k${n}`, `v${n}`);
  return recent;
};

const pagesOf = (recent: Recent) => {
  const pages = new Map<number, ReturnType<Recent['page']>>();
  for (let page = recent.firstPage; page <= Recent.pageOf(recent.count - 1); page += 1) {
    pages.set(page, recent.page(page));
  }
  return pages;
};

describe('Recent', () => {
  it('remembers the latest two hundred at least, and not for ever', () => {
    const recent = filled(1_000);
    expect([recent.has('k800'), recent.has('k999'), recent.keyOf('v900')]).toEqual([true, true, 'k900']);
    expect([recent.has('k779'), recent.keyOf('v5')]).toEqual([false, undefined]);
  });

  it('counts one that it remembers once', () => {
    const recent = filled(3);
    recent.add('k1', 'other');
    expect([recent.count, recent.keyOf('v1'), recent.keyOf('other')]).toEqual([3, 'k1', undefined]);
  });

  it.each([0, 1, 19, 20, 21, 219, 220, 221, 999])(
    'is the same again from its pages, and goes on, after %d',
    (count) => {
      const [recent, again] = [filled(count), new Recent()];
      again.restore(pagesOf(recent));
      expect(pagesOf(again)).toEqual(pagesOf(recent));
      for (const one of [recent, again]) for (let n = 0; n < 50; n += 1) one.add(`more${n}`);
      expect(pagesOf(again)).toEqual(pagesOf(recent));
    },
  );

  it('never changes a page but by adding to it', () => {
    const recent = filled(430);
    const before = pagesOf(recent);
    for (let n = 430; n < 600; n += 1) recent.add(`k${n}`, `v${n}`);
    for (const [number, page] of pagesOf(recent)) {
      const former = before.get(number) ?? [];
      expect(page.slice(0, former.length)).toEqual(former);
    }
  });
});
