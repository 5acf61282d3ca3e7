import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';

/** A call that the telephone has and the session does not know of: what a telephone itself can do with it. */
export function HandCall() {
  const desk = useDesk();
  const words = texts.value.phone;
  const [call] = desk.phone.state.value.calls;
  if (!call || (desk.working.value && desk.interactions.value.length > 0)) return null;
  return (
    <p class="row">
      <span>{words.with(call.caller)}</span>
      {call.state === 'ringing' && (
        <button type="button" onClick={() => desk.phone.answer()}>
          {words.answer}
        </button>
      )}
      <button type="button" class="danger" onClick={() => desk.phone.hangUp()}>
        {words.hangUp}
      </button>
    </p>
  );
}
