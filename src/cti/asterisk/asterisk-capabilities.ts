import type { Capability } from '../port/capability.js';

/** What this provider claims. */
export const ASTERISK_CAPABILITIES: readonly Capability[] = [
  'channel.ready',
  'channel.notready',
  'channel.dial',
  'interaction.accept',
  'interaction.complete',
  'conversation.answer',
  'conversation.release',
  'conversation.hold',
  'conversation.retrieve',
  'conversation.dtmf',
];
