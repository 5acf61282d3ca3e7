/** Lua that Redis runs as one command. Redis is given its text once for each connection, and its hash from then on. */
export interface RedisScript {
  /** unique among the scripts of the process: letters, digits and `-` */
  readonly name: string;
  readonly lua: string;
  /** it writes, and has not succeeded before `store.replicas` replicas have what it wrote */
  readonly durable?: true;
}
