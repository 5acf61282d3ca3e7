import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { opened } from '../state/drawer.js';
import { KINDS, type Kind } from './fits.js';
import { developerWords } from './words/developer-words.js';

interface Props {
  readonly query: Signal<string>;
  readonly kind: Signal<Kind>;
}

/** Which messages are shown. Whoever opens the drawer is in it. */
export function Filter({ query, kind }: Props) {
  const { labels, kinds } = developerWords.value;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (opened.byHand) field.current?.focus();
  }, []);
  return (
    <>
      <input
        ref={field}
        type="search"
        aria-label={labels.filter}
        placeholder={labels.filter}
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
        }}
      />
      <select
        aria-label={labels.what}
        value={kind.value}
        onChange={({ currentTarget }) => {
          kind.value = currentTarget.value as Kind;
        }}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {kinds[one]}
          </option>
        ))}
      </select>
    </>
  );
}
