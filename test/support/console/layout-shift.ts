import type { Page } from 'playwright-core';

/**
 * How much of a part of the page has moved by itself since it was opened, as browsers count it: what follows at once upon input is left
 * out. @param within a selector
 */
export async function layoutShift(page: Page, within: string): Promise<number> {
  const moved = await page.evaluate(`new Promise((resolve) => {
    const part = document.querySelector(${JSON.stringify(within)});
    const within = (entry) => entry.sources.some(({ node }) => part.contains(node));
    new PerformanceObserver((list) => {
      const own = list.getEntries().filter((entry) => !entry.hadRecentInput && within(entry));
      resolve(own.reduce((sum, { value }) => sum + value, 0));
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(0), 300);
  })`);
  return Number(moved);
}
