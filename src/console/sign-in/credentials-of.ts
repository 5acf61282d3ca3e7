import type { Credentials } from '../state/desk.js';

/** What stands in the form; what is left empty is left out. */
export function credentialsOf(form: FormData): Credentials {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const given = (name: 'model' | 'service' | 'extension') => (text(name).trim() ? { [name]: text(name).trim() } : {});
  return {
    agent: text('agent').trim(),
    password: text('password'),
    ...given('model'),
    ...given('service'),
    ...given('extension'),
  };
}
