/** Injection token of the RedisConnection; undefined where there is no store but the process's memory. */
export const REDIS = Symbol('Redis');
