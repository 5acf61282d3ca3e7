import { useSignal } from '@preact/signals';
import type { Recorded } from '../state/recording.js';
import { messageText } from './message-text.js';
import { developerWords } from './words/developer-words.js';

interface Props {
  readonly entry: Recorded;
  readonly selected: boolean;
  readonly select: (on: boolean) => void;
}

const SIGNS = { command: '→', event: '←', connection: '●' } as const;

/** One message: when, which way, what, of which object, and what came of it; open, all that was in it. */
export function MessageRow({ entry, selected, select }: Props) {
  const open = useSignal(false);
  const { labels } = developerWords.value;
  const { kind, time } = entry.message;
  const { name, about, result, failed } = messageText(entry, labels.waiting);
  return (
    <li data-kind={kind} data-name={name}>
      <input
        type="checkbox"
        aria-label={`${labels.select}: ${name} ${about}`}
        checked={selected}
        onChange={({ currentTarget }) => select(currentTarget.checked)}
      />
      <details
        onToggle={({ currentTarget }) => {
          open.value = currentTarget.open;
        }}
      >
        <summary>
          <time dateTime={new Date(time).toISOString()}>{clockText(time)}</time>
          <span class="sign" aria-label={labels[kind]} role="img">
            {SIGNS[kind]}
          </span>
          <span class="what">{name}</span>
          <span class="muted">{about}</span>
          <span class={failed ? 'result failed' : 'result'}>{result}</span>
        </summary>
        {open.value && <Whole entry={entry} />}
      </details>
    </li>
  );
}

function Whole({ entry: { message, answer } }: { readonly entry: Recorded }) {
  const { labels } = developerWords.value;
  const text = (value: unknown) => <pre tabIndex={0}>{JSON.stringify(value, undefined, 2)}</pre>;
  if (message.kind !== 'command') return text(message.kind === 'event' ? message.event : message.connection);
  const { kind: _, time: __, ...sent } = message;
  return (
    <>
      <p class="muted">{labels.sent}</p>
      {text(sent)}
      <p class="muted">{labels.answer}</p>
      {answer ? text(answer.answer) : <p>{labels.waiting}</p>}
    </>
  );
}

/** As `22:04:31.207`, by this machine's clock and zone. */
function clockText(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}
