import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Timer } from '../../runtime/clock.js';
import { useDesk } from '../state/desk-context.js';
import { pageClock } from '../state/page-clock.js';
import { texts } from '../texts/texts.js';

const EVERY_MS = 100;
/** What somebody who speaks loudly reaches. */
const LOUD = 0.3;

/** How loud both sides of the call are. */
export function PhoneMeters() {
  const { phone } = useDesk();
  const words = texts.value.phone;
  const level = useSignal(phone.level());
  useEffect(() => {
    let timer: Timer;
    const look = () => {
      level.value = phone.level();
      timer = pageClock.after(EVERY_MS, look);
    };
    look();
    return () => timer.cancel();
  }, [phone]);
  return (
    <dl class="meters">
      {(['microphone', 'speaker'] as const).map((side) => (
        <div key={side}>
          <dt>{words[side]}</dt>
          <dd>
            <meter aria-label={words[side]} max={LOUD} value={level.value[side]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
