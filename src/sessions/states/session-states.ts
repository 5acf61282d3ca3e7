import { checkedTable } from './transition-table.js';

export type SessionState = 'prepared' | 'starting' | 'started' | 'ending' | 'ended';

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
