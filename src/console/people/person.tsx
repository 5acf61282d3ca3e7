import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import { useDesk } from '../state/desk-context.js';
import { DialButton } from './dial-button.js';
import { Presence } from './presence.js';

/** One who may be called. */
export function Person({ entry }: { readonly entry: DirectoryEntry }) {
  const self = entry.kind === 'agent' && entry.id === useDesk().info.value?.agent;
  const name = entry.name ?? entry.id;
  return (
    <li>
      <span class="grow">
        <strong>{name}</strong> <span class="muted">{entry.address === name ? undefined : entry.address}</span>
      </span>
      <Presence entry={entry} />
      {entry.address !== undefined && !self && <DialButton to={entry.address} name={name} />}
    </li>
  );
}
