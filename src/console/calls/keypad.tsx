import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Conversation } from '../../client.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { DigitQueue } from './digit-queue.js';

const KEYS = '123456789*0#';
/** of one command */
const DIGITS = 32;
/** of those that are shown */
const SHOWN = 16;

/** The keys of a telephone, with the mouse or, while it has the focus, with the keyboard. */
export function Keypad({ conversation }: { readonly conversation: Conversation }) {
  const { doings } = useDesk();
  const words = texts.value.calls;
  const details = useRef<HTMLDetailsElement>(null);
  const sent = useSignal('');
  const { target } = conversation;
  const leg = useRef(conversation);
  leg.current = conversation;
  const queue = useMemo(
    () =>
      new DigitQueue(async (digits) => {
        const done = await doings.run(`${target} conversation.dtmf`, () => leg.current.dtmf(digits));
        if (done) sent.value = (sent.value + digits).slice(-SHOWN);
        return done;
      }, DIGITS),
    [doings, target, sent],
  );
  if (!conversation.allowed.includes('conversation.dtmf')) return null;
  const typed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      details.current?.removeAttribute('open');
      details.current?.querySelector('summary')?.focus();
    } else if (/^[0-9A-Da-d*#]$/.test(event.key)) void queue.press(event.key.toUpperCase());
  };
  return (
    <details class="keypad" ref={details} onKeyDown={typed} data-command="conversation.dtmf">
      <summary>{words.keypad}</summary>
      <div class="keys">
        <output aria-label={words.sent}>{sent}</output>
        {[...KEYS].map((digit) => (
          <button key={digit} type="button" onClick={() => void queue.press(digit)}>
            {digit}
          </button>
        ))}
      </div>
    </details>
  );
}
