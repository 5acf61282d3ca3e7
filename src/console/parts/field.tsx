import type { ComponentChildren } from 'preact';

/** A control under its name. */
export function Field({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{name}</span>
      {children}
    </label>
  );
}
