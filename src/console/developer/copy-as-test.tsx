import { useSignal } from '@preact/signals';
import { useDesk } from '../state/desk-context.js';
import type { Recorded } from '../state/recording.js';
import { texts } from '../texts/texts.js';
import { testScript } from './script/test-script.js';
import { developerWords } from './words/developer-words.js';

interface Props {
  readonly entries: readonly Recorded[];
  /** whether they are those that were selected */
  readonly selected: boolean;
}

/** Makes a test of what was recorded; where the clipboard is refused it is shown. */
export function CopyAsTest({ entries, selected }: Props) {
  const desk = useDesk();
  const { labels } = developerWords.value;
  const outcome = useSignal<{ readonly script?: string } | undefined>(undefined);
  const copy = async () => {
    const script = testScript(
      entries,
      { agent: desk.info.value?.agent ?? '', model: desk.info.value?.model ?? '' },
      selected,
    );
    try {
      await navigator.clipboard.writeText(script);
      outcome.value = {};
    } catch {
      outcome.value = { script };
    }
  };
  const close = () => {
    outcome.value = undefined;
  };
  return (
    <>
      <span role="status">{outcome.value && outcome.value.script === undefined && labels.copied}</span>
      <button type="button" disabled={entries.length === 0} onClick={() => void copy()}>
        {selected ? labels.copySelected : labels.copy}
      </button>
      {outcome.value?.script !== undefined && (
        <div class="script">
          <p>
            {labels.refused}{' '}
            <button type="button" onClick={close}>
              {texts.value.shell.close}
            </button>
          </p>
          <textarea aria-label={labels.script} readOnly rows={8} value={outcome.value.script} />
        </div>
      )}
    </>
  );
}
