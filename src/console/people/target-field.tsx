import { useEffect, useId, useMemo } from 'preact/hooks';
import { useDesk } from '../state/desk-context.js';
import { Target } from './target.js';
import { TargetOptions } from './target-options.js';

interface Props {
  /** what the field and its button are called */
  readonly label: string;
  /** what the button says, where it is something else */
  readonly action?: string;
  /** gets what is to be dialled. @returns whether it was done: then the field is empty again */
  readonly onPick: (to: string) => Promise<boolean> | boolean;
  readonly keys?: string;
  /** nothing can be done with whom is chosen now */
  readonly impossible?: boolean;
  /** as `data-field`, by which the field is found */
  readonly field?: string;
}

/** Whom to call: a number as it is typed, or one of those who are found by it. A combobox as ARIA has it. */
export function TargetField({ label, action, onPick, keys, impossible = false, field }: Props) {
  const desk = useDesk();
  const id = useId();
  const target = useMemo(() => new Target(() => desk.session.value), [desk]);
  useEffect(() => () => target.close(), [target]);
  const active = target.open.value ? target.active.value : -1;
  return (
    <form
      class="target"
      onSubmit={(event) => {
        event.preventDefault();
        void target.pick(onPick);
      }}
    >
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={target.open.value}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
        aria-keyshortcuts={keys}
        data-field={field}
        autocomplete="off"
        placeholder={label}
        maxLength={128}
        value={target.text.value}
        onInput={({ currentTarget }) => target.type(currentTarget.value)}
        onFocus={() => target.look()}
        onBlur={() => target.close()}
        onKeyDown={(event) => target.key(event.key) && event.preventDefault()}
      />
      {/* The field keeps the focus: what is chosen in it would be left with it. */}
      <button
        class="primary"
        aria-busy={target.busy.value}
        disabled={impossible || (!target.text.value.trim() && active < 0)}
        onMouseDown={(event) => event.preventDefault()}
      >
        {action ?? label}
      </button>
      <TargetOptions id={id} label={label} target={target} onPick={(index) => void target.pick(onPick, index)} />
    </form>
  );
}
