import '../styles/developer.css';
import { useSignal } from '@preact/signals';
import { useDesk } from '../state/desk-context.js';
import { drawer } from '../state/drawer.js';
import { texts } from '../texts/texts.js';
import { CopyAsTest } from './copy-as-test.js';
import { Filter } from './filter.js';
import { fits, type Kind } from './fits.js';
import { MessageList } from './message-list.js';
import { developerWords } from './words/developer-words.js';

/** What goes over the line, as it goes, and what it was lately. */
export function Drawer() {
  const { recording } = useDesk();
  const { labels, shown: count } = developerWords.value;
  const query = useSignal('');
  const kind = useSignal<Kind>('all');
  const selected = useSignal<ReadonlySet<number>>(new Set());
  const all = recording.entries.value;
  const shown = all.filter((entry) => fits(entry, kind.value, query.value));
  const chosen = all.filter(({ number }) => selected.value.has(number));
  return (
    <>
      <div class="drawer-head">
        <h2>{labels.heading}</h2>
        <span class="muted">{count(shown.length, all.length)}</span>
        <Filter query={query} kind={kind} />
        <Buttons />
        <span class="grow" />
        <CopyAsTest entries={chosen.length > 0 ? chosen : all} selected={chosen.length > 0} />
        <button type="button" onClick={close}>
          {texts.value.shell.close}
        </button>
      </div>
      {shown.length === 0 && <p class="muted">{all.length === 0 ? labels.none : labels.nothingFits}</p>}
      <MessageList entries={shown} selected={selected} />
    </>
  );
}

function Buttons() {
  const { recording } = useDesk();
  const { labels } = developerWords.value;
  return (
    <>
      <button
        type="button"
        aria-pressed={recording.paused.value}
        onClick={() => {
          recording.paused.value = !recording.paused.value;
        }}
      >
        {labels.pause}
      </button>
      <button type="button" onClick={() => recording.clear()}>
        {labels.clear}
      </button>
    </>
  );
}

function close(): void {
  drawer.value = 'closed';
  document.querySelector<HTMLElement>('[aria-keyshortcuts="Control+Alt+D"]')?.focus();
}
