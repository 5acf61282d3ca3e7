/** Commands that every server of this protocol family takes, before and beside any service. */
export const CORE_COMMANDS = ['getServices', 'bindService', 'unbindService', 'bindResource', 'unbindResource'] as const;

export type CoreCommand = (typeof CORE_COMMANDS)[number];
