import { signal } from '@preact/signals';

export const BASE = '/console';

/** Where the page is: `/console` or `/console/wallboard`, and what stands after the `#`. */
export const route = signal(read());

function read(): { readonly page: 'desk' | 'wallboard'; readonly hash: string } {
  const { pathname, hash } = location;
  return { page: pathname.startsWith(`${BASE}/wallboard`) ? 'wallboard' : 'desk', hash: hash.slice(1) };
}

/** Goes there without loading the page anew, so that the session stays. */
export function go(path: string): void {
  history.pushState(null, '', path);
  route.value = read();
}

for (const moved of ['popstate', 'hashchange']) {
  addEventListener(moved, () => {
    route.value = read();
  });
}
