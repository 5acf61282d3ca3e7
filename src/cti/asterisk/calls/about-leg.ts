import type { CallWorld } from './call-world.js';

/** Does something with a leg for the call that has it, and says so in the log. */
export function aboutLeg<T>({ book, about }: Pick<CallWorld, 'book' | 'about'>, uid: string, work: () => T): T {
  const [call] = book.involving(uid);
  return about(call?.agentLeg ?? uid, work);
}
