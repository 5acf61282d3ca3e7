/** Whether Redis is there: connected to, and ready for commands. */
export type RedisLevel = 'up' | 'down';
