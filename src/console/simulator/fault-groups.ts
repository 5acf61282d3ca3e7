/** The faults that there are, by what they befall. */
export const FAULT_GROUPS = [
  { name: 'answers', kinds: ['loseReply', 'delayReply', 'duplicateReply', 'reorderReply'] },
  { name: 'commands', kinds: ['refuse', 'loseCommand', 'cutLink', 'restartSwitch'] },
  { name: 'reports', kinds: ['loseReport', 'delayReport', 'duplicateReport', 'reorderReport'] },
] as const;

export type FaultGroup = (typeof FAULT_GROUPS)[number]['name'];
export type FaultKind = (typeof FAULT_GROUPS)[number]['kinds'][number];
