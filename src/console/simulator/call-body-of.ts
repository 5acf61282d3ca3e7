import { BEHAVIOURS } from './behaviours.js';
import { milliseconds } from './milliseconds.js';

interface CallOrder {
  /** for `POST /simulator/calls` */
  readonly call: Readonly<Record<string, unknown>>;
  /** milliseconds after which the next one calls; undefined: none does */
  readonly every: number | undefined;
}

/** What stands in the form of a customer's call; what is left empty is left out. */
export function callBodyOf(form: FormData): CallOrder {
  const text = (name: string) => textsOf(form, name)[0]?.trim() ?? '';
  const behaviour = BEHAVIOURS.flatMap((name) => {
    const after = milliseconds(text(name));
    return after === undefined ? [] : [[name, after] as const];
  });
  const data = dataOf(form);
  return {
    call: {
      [text('kind')]: text('called'),
      from: text('from'),
      ...(text('name') === '' ? {} : { name: text('name') }),
      ...(data.length === 0 ? {} : { data: Object.fromEntries(data) }),
      ...(behaviour.length === 0 ? {} : { behaviour: Object.fromEntries(behaviour) }),
    },
    every: milliseconds(text('every')),
  };
}

function dataOf(form: FormData): readonly (readonly [string, string])[] {
  const values = textsOf(form, 'value');
  const pairs = textsOf(form, 'key').map((key, index) => [key.trim(), values[index] ?? ''] as const);
  return pairs.filter(([key]) => key !== '');
}

function textsOf(form: FormData, name: string): readonly string[] {
  return form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
}
