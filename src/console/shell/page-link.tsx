import { useDesk } from '../state/desk-context.js';
import { BASE, go, route } from '../state/route.js';
import { texts } from '../texts/texts.js';

/** The way to the other page. In this tab the session stays; a further tab signs in for itself. */
export function PageLink() {
  const words = texts.value.shell;
  if (!useDesk().begun.value) return null;
  const [page, name] = route.value.page === 'desk' ? [`${BASE}/wallboard`, words.wallboard] : [BASE, words.desk];
  // What stands beside the page stays there.
  const path = route.value.hash ? `${page}#${route.value.hash}` : page;
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(path);
  };
  return (
    <a class="page-link" href={path} onClick={follow}>
      {name}
    </a>
  );
}
