import type { HistoryEntryObject } from '../../protocol/objects/history-entry.object.js';
import { DialButton } from '../people/dial-button.js';
import { useDesk } from '../state/desk-context.js';
import { duration } from '../state/duration.js';
import { locale, texts } from '../texts/texts.js';

/** One ended contact. */
export function Contact({ entry }: { readonly entry: HistoryEntryObject }) {
  const words = texts.value;
  const { customer, direction, origin, from, to, times, end, queue, disposition } = entry;
  const other = customer?.address ?? (origin.kind === 'dialled' ? to : from);
  const name = customer?.name ?? other;
  const at = new Date(times.created).toLocaleTimeString(locale.value, { hour: '2-digit', minute: '2-digit' });
  const talked = times.answered && times.ended && duration(Date.parse(times.ended) - Date.parse(times.answered));
  const choices = useDesk().info.value?.settings?.dispositions;
  const said = choices?.find(({ code }) => code === disposition)?.label ?? disposition;
  const missed = end.outcome === 'missed' || end.outcome === 'failed';
  return (
    <li data-outcome={end.outcome}>
      <time dateTime={times.created}>{at}</time>
      <span class="grow">
        <strong>{name}</strong> {name !== other && <span class="muted">{other}</span>} <br />
        <span class="muted">
          {words.history.directions[direction]} {queue} · {words.outcomes[end.outcome]}
          {missed && `: ${words.causes[end.cause.code]}`} {talked} {said !== undefined && `· ${said}`}
        </span>
      </span>
      <DialButton to={other} name={name} />
    </li>
  );
}
