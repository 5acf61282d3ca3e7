import './simulator.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Field } from '../parts/field.js';
import { simulatorTexts } from '../texts/simulator-texts.js';
import { CallForm } from './call-form.js';
import { CallList } from './call-list.js';
import { Commands } from './commands.js';
import { ControlNotices } from './control-notices.js';
import { Devices } from './devices.js';
import { Faults } from './faults.js';
import { LinkSection } from './link-section.js';
import { SwitchWatch } from './switch-watch.js';
import { WatchContext } from './watch-context.js';

/** A simulated switch, worked by hand. */
export function Panel({ services }: { readonly services: readonly string[] }) {
  const words = simulatorTexts.value;
  const chosen = useSignal('');
  const service = services.find((id) => id === chosen.value) ?? services[0] ?? '';
  const watch = useMemo(() => new SwitchWatch(service), [service]);
  useEffect(() => {
    watch.start();
    return () => watch.stop();
  }, [watch]);
  return (
    <WatchContext.Provider value={watch}>
      <div class="simulator">
        <h2>{words.heading}</h2>
        {services.length > 1 && (
          <Field name={words.service}>
            <select
              value={service}
              onChange={({ currentTarget }) => {
                chosen.value = currentTarget.value;
              }}
            >
              {services.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </Field>
        )}
        <ControlNotices />
        <Sections key={service} watch={watch} />
      </div>
    </WatchContext.Provider>
  );
}

function Sections({ watch }: { readonly watch: SwitchWatch }) {
  const view = watch.view.value;
  if (!view) return <p class="muted">{simulatorTexts.value.reading}</p>;
  return (
    <>
      <LinkSection view={view} />
      <CallForm view={view} />
      <CallList view={view} />
      <Devices view={view} />
      <Faults view={view} />
      <Commands view={view} />
    </>
  );
}
