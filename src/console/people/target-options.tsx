import { useEffect } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { Presence } from './presence.js';
import type { Target } from './target.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly target: Target;
  readonly onPick: (index: number) => void;
}

/** Those who are found. The field keeps the focus. */
export function TargetOptions({ id, label, target, onPick }: Props) {
  const { directory } = useDesk();
  useEffect(() => directory.want(), [directory]);
  return (
    <ul id={id} role="listbox" aria-label={label} hidden={!target.open.value}>
      {target.entries.value.map((entry, index) => (
        <li
          key={`${entry.kind} ${entry.id}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === target.active.value}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <span>{entry.name ?? entry.id}</span> <span class="muted">{entry.address}</span>{' '}
          <Presence entry={directory.latest(entry)} />
        </li>
      ))}
    </ul>
  );
}
