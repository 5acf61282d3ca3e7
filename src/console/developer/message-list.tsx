import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Recorded } from '../state/recording.js';
import { MessageRow } from './message-row.js';
import { developerWords } from './words/developer-words.js';

interface Props {
  readonly entries: readonly Recorded[];
  readonly selected: Signal<ReadonlySet<number>>;
}

/** The messages in their order. Whoever looks at the latest goes on doing so. */
export function MessageList({ entries, selected }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const { current } = list;
    if (current && atEnd.current) current.scrollTop = current.scrollHeight;
  }, [entries.at(-1)?.number]);
  const select = (number: number, on: boolean) => {
    const next = new Set(selected.value);
    if (on) next.add(number);
    else next.delete(number);
    selected.value = next;
  };
  return (
    <ol
      ref={list}
      class="messages"
      tabIndex={0}
      aria-label={developerWords.value.labels.messages}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 8;
      }}
    >
      {entries.map((entry) => (
        <MessageRow
          key={entry.number}
          entry={entry}
          selected={selected.value.has(entry.number)}
          select={(on) => select(entry.number, on)}
        />
      ))}
    </ol>
  );
}
