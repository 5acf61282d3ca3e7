import { simulatorTexts } from '../texts/simulator-texts.js';
import { Field } from '../parts/field.js';
import { Behaviour } from './behaviour.js';
import { callBodyOf } from './call-body-of.js';
import { Called } from './called.js';
import { DataRows } from './data-rows.js';
import { Rhythm } from './rhythm.js';
import type { SwitchView } from './switch-shapes.js';
import { useWatch } from './watch-context.js';

/** A customer takes up the telephone, once or again and again. */
export function CallForm({ view }: { readonly view: SwitchView }) {
  const watch = useWatch();
  const words = simulatorTexts.value;
  const busy = watch.doings.pending.value.has('call');
  const submit = async (form: FormData) => {
    const { call, every } = callBodyOf(form);
    const done = await watch.act('call', 'POST', '/calls', call);
    if (done && every !== undefined) await watch.act('call', 'PUT', '/customers', { ...call, every });
  };
  return (
    <section aria-labelledby="simulator-call">
      <h3 id="simulator-call" tabIndex={-1}>
        {words.call.heading}
      </h3>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget as HTMLFormElement));
        }}
      >
        <Called view={view} />
        <div class="pair">
          <Field name={words.fields.from}>
            <input name="from" required maxLength={64} defaultValue="+15550100" autocomplete="off" />
          </Field>
          <Field name={words.fields.name}>
            <input name="name" maxLength={128} autocomplete="off" />
          </Field>
        </div>
        <DataRows />
        <Behaviour />
        <div class="row">
          <button type="submit" class="primary" aria-busy={busy} aria-disabled={busy}>
            {words.call.submit}
          </button>
        </div>
      </form>
      <Rhythm view={view} />
    </section>
  );
}
