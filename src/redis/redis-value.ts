/** What a command or a script may be given. */
export type RedisValue = string | number | Buffer;
