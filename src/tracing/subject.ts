import { AsyncLocalStorage } from 'node:async_hooks';

/** Whom and what something is done for, as lines of the log say. */
export interface Subject {
  readonly session?: string | undefined;
  readonly agent?: string | undefined;
  readonly service?: string | undefined;
  /** the switch's own id of the contact: `CtiInteraction.id` */
  readonly call?: string | undefined;
}

const NOTHING: Subject = {};

/** A provider may have a copy of this package of its own: they have the subject in common. */
const SHARED = Symbol.for('interaction-processor.subject.1');
const shared = globalThis as { [SHARED]?: AsyncLocalStorage<Subject> };
const subjects = (shared[SHARED] ??= new AsyncLocalStorage<Subject>());

/**
 * Runs `work` for that subject, with whatever comes of it later. What it was about before holds as well, but for what was another
 * agent's: where `agent` is named, and be it as unknown, and is not the same, that is left behind.
 */
export function about<T>(subject: Subject, work: () => T): T {
  const now = subjectNow();
  const isOther = 'agent' in subject && subject.agent !== now.agent;
  return subjects.run({ ...(isOther ? { service: now.service } : now), ...subject }, work);
}

/** Runs `work` for nobody, though it is called by what is done for somebody. */
export function aboutNothing<T>(work: () => T): T {
  return subjects.run(NOTHING, work);
}

/** What the work of now is about. */
export function subjectNow(): Subject {
  return subjects.getStore() ?? NOTHING;
}
