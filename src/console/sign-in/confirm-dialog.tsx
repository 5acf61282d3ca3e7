import { useEffect, useRef } from 'preact/hooks';
import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';
import { locale, texts } from '../texts/texts.js';

interface Props {
  readonly about: SessionInTheWayObject;
  readonly answer: (end: boolean) => void;
}

/** Whether the session that there is shall be ended. Escape leaves it. */
export function ConfirmDialog({ about, answer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const words = texts.value.confirm;
  const when = new Date(about.since).toLocaleString(locale.value);
  return (
    <dialog ref={dialog} aria-labelledby="confirm" onCancel={() => answer(false)}>
      <h2 id="confirm">{words.heading}</h2>
      <p>
        {words.since(when, about.instance)} {words.bound(about.bound)}{' '}
        {about.interactions > 0 && words.calls(about.interactions)}
      </p>
      <div class="row">
        <button type="button" class="danger" onClick={() => answer(true)}>
          {words.end}
        </button>
        <button type="button" autofocus onClick={() => answer(false)}>
          {words.keep}
        </button>
      </div>
    </dialog>
  );
}
