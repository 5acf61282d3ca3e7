/** What can go wrong on the way between the provider and its switch, and with what. */
export const FAULT_KINDS = {
  /** the command is carried out, the answer never comes */
  loseReply: 'command',
  /** the command is carried out, the answer comes `delay` milliseconds late */
  delayReply: 'command',
  /** the switch says no and does nothing */
  refuse: 'command',
  /** the command never reaches the switch */
  loseCommand: 'command',
  /** the report comes twice */
  duplicateReport: 'report',
  /** the report comes `delay` milliseconds late, those after it come on time */
  delayReport: 'report',
  /** the report comes after the one that follows it, or `delay` milliseconds late where none does */
  reorderReport: 'report',
} as const satisfies Record<string, 'command' | 'report'>;

export type FaultKind = keyof typeof FAULT_KINDS;
