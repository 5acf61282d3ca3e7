import { useSignal } from '@preact/signals';
import type { SessionInTheWayObject } from '../../protocol/answers/session-in-the-way.answer.js';

interface Asked {
  readonly session: SessionInTheWayObject;
  readonly answer: (end: boolean) => void;
}

/** The question whether the session that there is shall be ended: asked by the client, answered in a dialog. */
export function useQuestion() {
  const asked = useSignal<Asked | undefined>(undefined);
  const ask = (session: SessionInTheWayObject): Promise<boolean> =>
    new Promise((resolve) => {
      asked.value = {
        session,
        answer: (end) => {
          asked.value = undefined;
          resolve(end);
        },
      };
    });
  return { ask, asked: asked.value };
}
