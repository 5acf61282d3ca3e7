/** What befalls something on its way. */
export type Fate = 'lose' | 'delay' | 'duplicate' | 'reorder' | 'refuse' | 'vanish' | 'cut' | 'restart';

interface FaultType {
  /** its occasion: a command (and the answer to it), or a report */
  readonly on: 'command' | 'report';
  readonly fate: Fate;
}

/** What can go wrong on the way between the provider and its switch, and with what. */
export const FAULT_KINDS = {
  /** the command is carried out, the answer never comes */
  loseReply: { on: 'command', fate: 'lose' },
  /** the command is carried out, the answer comes `delay` milliseconds late */
  delayReply: { on: 'command', fate: 'delay' },
  /** the answer comes twice */
  duplicateReply: { on: 'command', fate: 'duplicate' },
  /** the answer comes after that to a later command, or `delay` milliseconds late where none does */
  reorderReply: { on: 'command', fate: 'reorder' },
  /** the switch says no and does nothing */
  refuse: { on: 'command', fate: 'refuse' },
  /** the command never reaches the switch */
  loseCommand: { on: 'command', fate: 'vanish' },
  /** the command is carried out, the link breaks before the answer, and is up again `delay` milliseconds later */
  cutLink: { on: 'command', fate: 'cut' },
  /** the switch dies of the command; it and the link are back `delay` milliseconds later, without any call */
  restartSwitch: { on: 'command', fate: 'restart' },
  /** the report never comes; those after it do not make up for it */
  loseReport: { on: 'report', fate: 'lose' },
  /** the report comes `delay` milliseconds late, those after it come on time */
  delayReport: { on: 'report', fate: 'delay' },
  /** the report comes twice */
  duplicateReport: { on: 'report', fate: 'duplicate' },
  /** the report comes after the one that follows it, or `delay` milliseconds late where none does */
  reorderReport: { on: 'report', fate: 'reorder' },
} as const satisfies Record<string, FaultType>;

export type FaultKind = keyof typeof FAULT_KINDS;
