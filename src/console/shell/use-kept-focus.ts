import { useEffect } from 'preact/hooks';

/** Where the focus goes when what had it vanishes: the heading of the nearest of these that is still there. */
const HOMES = 'article, section, main';
const HEADING = ':is(h2, h3)[tabindex]';

/** Has the focus never be lost to the page's body when a button goes that had it. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined;
    let homes: readonly Element[] = [];
    const came = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : undefined;
      homes = last ? homesOf(last) : [];
    };
    // The focus also goes by hand, to nowhere: then what it was on is still there.
    const left = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target === last && last?.checkVisibility() && document.activeElement !== last) last = undefined;
      });
    const changed = () => {
      if (!last || last.checkVisibility() || !nowhere()) return;
      last = undefined;
      const headings = homes.flatMap((home) => (home.isConnected ? [headingOf(home)] : []));
      headings.find((heading) => heading !== undefined)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(changed);
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
    addEventListener('focusin', came);
    addEventListener('focusout', left);
    return () => {
      observer.disconnect();
      removeEventListener('focusin', came);
      removeEventListener('focusout', left);
    };
  }, []);
}

function nowhere(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || !activeElement.checkVisibility();
}

function homesOf(element: Element): readonly Element[] {
  const home = element.parentElement?.closest(HOMES);
  return home ? [home, ...homesOf(home)] : [];
}

function headingOf(home: Element): HTMLElement | undefined {
  return home.querySelector<HTMLElement>(HEADING) ?? undefined;
}
