import type { MessageLimits } from './message-limits.js';

/** Bytes of a prepareSession: many of them may wait for their turn, and each keeps its message for the answer. */
const SIGN_IN_BYTES = 8_192;

/** The limits of a message: those of any command, and less for one that may have to wait before it is answered. */
export function limitsOf(message: unknown, limits: MessageLimits): MessageLimits {
  const { messageBytes, messageDepth } = limits;
  return isSignIn(message) ? { messageBytes: Math.min(messageBytes, SIGN_IN_BYTES), messageDepth } : limits;
}

const isSignIn = (message: unknown) =>
  typeof message === 'object' && message !== null && 'command' in message && message.command === 'prepareSession';
