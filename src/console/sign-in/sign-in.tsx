import { useEffect, useRef } from 'preact/hooks';
import { HandCall } from '../phone-panel/hand-call.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { SignInForm } from './sign-in-form.js';
import { useQuestion } from './use-question.js';

/** The form, why the last session is over, and the question about one that there is. */
export function SignIn() {
  const desk = useDesk();
  const question = useQuestion();
  const { over } = texts.value.signIn;
  const state = desk.state.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // Where a session was there is a form now: whoever worked with the keyboard goes on here.
  useEffect(() => {
    if (state) heading.current?.focus();
  }, []);
  return (
    <section class="card sign-in" aria-labelledby="sign-in">
      <h2 id="sign-in" ref={heading} tabIndex={-1}>
        {texts.value.signIn.heading}
      </h2>
      {state?.status === 'over' && (
        <p role="status" class="over">
          {over[state.cause?.code ?? 'gone']}
        </p>
      )}
      <HandCall />
      <SignInForm ask={question.ask} />
      {question.asked && <ConfirmDialog about={question.asked.session} answer={question.asked.answer} />}
    </section>
  );
}
