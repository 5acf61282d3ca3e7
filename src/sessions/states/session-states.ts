import { checkedTable } from './transition-table.js';

export const SESSION_STATES = ['prepared', 'starting', 'started', 'ending', 'ended'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/**
 * The life of a session. A start that the CTI refuses may be tried again; a
 * log-out that a call has overtaken leaves the session started.
 */
export const SESSION_TABLE = checkedTable<SessionState>({
  name: 'session',
  initial: ['prepared'],
  final: ['ended'],
  moves: {
    prepared: ['starting', 'ended'],
    starting: ['started', 'prepared', 'ended'],
    started: ['ending', 'ended'],
    ending: ['started', 'ended'],
    ended: [],
  },
});
