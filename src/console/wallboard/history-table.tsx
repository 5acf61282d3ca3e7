import { useSignal } from '@preact/signals';
import { language } from '../texts/texts.js';
import { periodsOf } from './history/periods.js';
import type { Slice } from './history/slice.js';
import { timeOfDay } from './time-of-day.js';
import { wallboardWords } from './words/wallboard-words.js';

/** What the plots show, in numbers. */
export function HistoryTable({ slices }: { readonly slices: readonly Slice[] }) {
  const open = useSignal(false);
  const { labels } = wallboardWords.value;
  return (
    <details
      class="as-table"
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>{labels.asTable}</summary>
      {open.value && (
        <table>
          <thead>
            <tr>
              {[labels.from, labels.mostWaiting, labels.fewestReady, labels.mostBusy].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periodsOf(slices).map(({ from, mostWaiting, fewestReady, mostBusy }) => (
              <tr key={from}>
                <th scope="row">{timeOfDay(from, language.value)}</th>
                <td>{mostWaiting}</td>
                <td>{fewestReady}</td>
                <td>{mostBusy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
