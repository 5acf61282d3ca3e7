import { useSignal } from '@preact/signals';
import { DeclinedError } from '../../client.js';
import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';
import { Field } from '../parts/field.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { ServiceChoice } from './service-choice.js';
import { credentialsOf } from './credentials-of.js';

interface Props {
  readonly ask: (session: SessionInTheWayObject) => Promise<boolean>;
}

/** Who signs in, how, and where. */
export function SignInForm({ ask }: Props) {
  const desk = useDesk();
  const words = texts.value.signIn;
  const service = useSignal('');
  const busy = desk.doings.pending.value.has('prepareSession');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    desk.doings.clear();
    void desk.doings.run('prepareSession', async () => {
      await desk.signIn({ ...credentialsOf(form), confirm: ask }).catch((error: unknown) => {
        if (!(error instanceof DeclinedError)) throw error;
      });
    });
  };
  return (
    <form onSubmit={submit}>
      <Field name={words.agent}>
        <input name="agent" required autocomplete="username" maxLength={64} autofocus />
      </Field>
      <Field name={words.password}>
        <input name="password" type="password" autocomplete="current-password" maxLength={1024} />
      </Field>
      <ServiceChoice chosen={service} />
      <Field name={words.device}>
        <input name="extension" autocomplete="off" maxLength={64} placeholder={words.deviceHint} />
      </Field>
      <button class="primary" aria-busy={busy}>
        {busy ? words.busy : words.submit}
      </button>
    </form>
  );
}
