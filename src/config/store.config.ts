import { IsArray, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';
import { IsHostAndPort } from './is-host-and-port.decorator.js';
import { IsRedisUrl } from './is-redis-url.decorator.js';
import { Milliseconds } from './milliseconds.decorator.js';
import { WholeNumber } from './whole-number.decorator.js';

/** `store`: the Redis that instances share. Without a URL and sentinels everything stays in the memory of this process. */
export class StoreConfig {
  /** where Redis is; beside `sentinels` it gives user, password, database and TLS, and they say where the master is */
  @IsOptional() @IsRedisUrl() readonly url?: string;
  /** the sentinels that know the master, as `host:port` */
  @IsHostAndPort({ each: true })
  @IsArray({ message: 'must be a list of hosts with ports' })
  readonly sentinels: readonly string[] = [];
  /** the password of the sentinels themselves */
  @IsOptional() @IsNotEmpty() @IsString() readonly sentinelPassword?: string;
  /** the name under which the sentinels know the master */
  @IsNotEmpty() @IsString() readonly master: string = 'mymaster';
  /** replicas that have to have what is written before it counts as written */
  @WholeNumber(0, 16) readonly replicas: number = 0;
  /** what all keys and channels begin with; another one for each deployment that shares a Redis */
  @Matches(/^[\w.:-]{1,64}$/, { message: 'must be 1 to 64 letters, digits, or any of _ . : -' })
  readonly prefix: string = 'interaction-processor';
  /** Redis is connected to */
  @Milliseconds() readonly connectTimeout: number = 2_000;
  /** Redis answers one command */
  @Milliseconds() readonly commandTimeout: number = 1_000;
  /** a Redis that owes an answer and says nothing for that long is given up, and connected to anew */
  @Milliseconds() readonly silenceTimeout: number = 2_000;
}
