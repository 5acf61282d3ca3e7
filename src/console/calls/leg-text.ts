import type { ConversationState } from '../../protocol/objects/object-states.js';
import { texts } from '../texts/texts.js';

/** How somebody's leg stands; what a later service says of it stands as it is. */
export function legText(state: string): string {
  const { legs } = texts.value.calls;
  return Object.hasOwn(legs, state) ? legs[state as ConversationState] : state;
}
