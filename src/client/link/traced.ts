import type { CommandOut } from './command-out.js';

/**
 * The command with the trace of whoever asks.
 * @param traceparent may fail: that error is thrown on its own, and the command goes without
 */
export function traced(message: CommandOut, traceparent?: () => string | undefined): CommandOut {
  try {
    const parent = traceparent?.();
    return parent ? { ...message, traceparent: parent } : message;
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
    return message;
  }
}
