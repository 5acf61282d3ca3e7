import { effect, signal, type Signal } from '@preact/signals';

/** A choice of the user's that this browser remembers. One that storage refuses is forgotten with the page. */
export function preference<T extends string>(key: string, choices: readonly T[], otherwise: T): Signal<T> {
  return remembered(key, (text) => choices.find((one) => one === text) ?? otherwise);
}

/** The same for a text that may be anything; '' where there is none. */
export function rememberedText(key: string): Signal<string> {
  return remembered(key, (text) => text ?? '');
}

function remembered<T extends string>(key: string, of: (text: string | null) => T): Signal<T> {
  const name = `interaction-processor.console.${key}`;
  const choice = signal(of(read(name)));
  effect(() => write(name, choice.value));
  return choice;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden or full.
  }
}
