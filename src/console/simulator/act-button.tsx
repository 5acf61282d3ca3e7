import type { ComponentChildren } from 'preact';
import { useWatch } from './watch-context.js';

interface Props {
  /** after `/simulator` */
  readonly path: string;
  /** default `POST` */
  readonly method?: string;
  readonly body?: () => unknown;
  readonly children: ComponentChildren;
  /** what it is called where its words do not say what it is about */
  readonly label?: string;
  readonly kind?: 'primary' | 'danger';
}

/** Has the switch do something; busy until that is answered. */
export function ActButton({ path, method = 'POST', body, children, label, kind }: Props) {
  const watch = useWatch();
  const busy = watch.doings.pending.value.has(path);
  return (
    <button
      type="button"
      class={kind}
      aria-label={label}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={() => void watch.act(path, method, path, body?.())}
    >
      {children}
    </button>
  );
}
