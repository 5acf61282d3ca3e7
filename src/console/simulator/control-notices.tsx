import { texts } from '../texts/texts.js';
import { simulatorTexts } from '../texts/simulator-texts.js';
import { controlFailureText } from './control-failure-text.js';
import { useWatch } from './watch-context.js';

/** Why the switch did not do something, and whether it can be asked at all. */
export function ControlNotices() {
  const { doings, lost } = useWatch();
  return (
    <div role="alert">
      {lost.value && <p class="notice">{simulatorTexts.value.lost}</p>}
      {doings.notices.value.map(({ id, error }) => (
        <p key={id} class="notice">
          <span class="grow">{controlFailureText(error)}</span>
          <button type="button" class="quiet" onClick={() => doings.dismiss(id)}>
            {texts.value.shell.dismiss}
          </button>
        </p>
      ))}
    </div>
  );
}
