/** Where Redis is and how long it is waited for; times in milliseconds. */
export interface RedisSettings {
  /** `redis://` or `rediss://`; beside sentinels for user, password, database and TLS alone */
  readonly url?: string | undefined;
  /** `host:port` of each; none: there is one Redis, at `url` */
  readonly sentinels: readonly string[];
  readonly sentinelPassword?: string | undefined;
  /** the name under which the sentinels know the master */
  readonly master: string;
  /** replicas that have to have a durable script's writes */
  readonly replicas: number;
  readonly prefix: string;
  readonly connectTimeout: number;
  readonly commandTimeout: number;
  readonly silenceTimeout: number;
}
