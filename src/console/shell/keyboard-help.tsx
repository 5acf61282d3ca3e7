import { useRef } from 'preact/hooks';
import { texts } from '../texts/texts.js';
import { SHORTCUTS } from './shortcuts.js';

/** A list of the keys, on demand. */
export function KeyboardHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const { shell, shortcuts } = texts.value;
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {shell.shortcuts}
      </button>
      <dialog ref={dialog} class="keyboard" aria-labelledby="keyboard">
        <h2 id="keyboard">{shell.shortcuts}</h2>
        <dl>
          {SHORTCUTS.map(({ name, keys }) => (
            <div key={name}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{shortcuts[name]}</dd>
            </div>
          ))}
        </dl>
        <p class="muted">{shortcuts.several}</p>
        <form method="dialog">
          <button>{shell.close}</button>
        </form>
      </dialog>
    </>
  );
}
