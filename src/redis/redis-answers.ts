/** The plain commands that are used here, with what Redis answers as it stands: hashes and pairs are flat lists. */
export interface RedisAnswers {
  readonly DEL: number;
  readonly EXISTS: number;
  readonly GET: string | null;
  readonly HDEL: number;
  readonly HGET: string | null;
  readonly HGETALL: readonly string[];
  readonly HSET: number;
  readonly PEXPIRE: number;
  readonly PTTL: number;
  readonly PUBLISH: number;
  /** null where NX or XX kept it from being set */
  readonly SET: 'OK' | null;
  readonly SMEMBERS: readonly string[];
  readonly TIME: readonly [seconds: string, microseconds: string];
  readonly XLEN: number;
  readonly XRANGE: readonly (readonly [id: string, fields: readonly string[]])[];
  readonly ZRANGE: readonly string[];
}
