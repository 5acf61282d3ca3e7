import { useDesk } from '../state/desk-context.js';
import { failureText } from '../texts/failure-text.js';
import { texts } from '../texts/texts.js';

/** Why what was asked for was not done. */
export function Notices() {
  const { doings } = useDesk();
  const words = texts.value;
  return (
    <div class="notices" role="alert" aria-label={words.shell.messages}>
      {doings.notices.value.map(({ id, error }) => (
        <p key={id} class="notice">
          <span>{failureText(words, error)}</span>
          <button type="button" class="quiet" onClick={() => doings.dismiss(id)}>
            {words.shell.dismiss}
          </button>
        </p>
      ))}
    </div>
  );
}
