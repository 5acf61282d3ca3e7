import { Milliseconds } from './milliseconds.decorator.js';

/** `timeouts`: how long something is waited for, in milliseconds. */
export class TimeoutsConfig {
  /** a prepared session that no client binds is removed */
  @Milliseconds() readonly bind: number = 30_000;
  /** a connection on which nobody signs in is closed; so is one that had no session for that long */
  @Milliseconds() readonly noSession: number = 300_000;
  /** a session whose client is gone without logout is kept */
  @Milliseconds(0) readonly grace: number = 60_000;
  /** the ready channels of an agent whose client is gone become not ready */
  @Milliseconds(0) readonly clientLost: number = 5_000;
  /** a sign-in gets its turn to have its password checked */
  @Milliseconds() readonly signIn: number = 30_000;
  /** the CTI answers one command */
  @Milliseconds() readonly cti: number = 5_000;
  /** the CTI begins or answers a call, or calls somebody into one */
  @Milliseconds() readonly dial: number = 10_000;
  /** the CTI reaches somebody to whom a call is transferred or deflected */
  @Milliseconds() readonly transfer: number = 25_000;
  /** a command with the same id is answered with the first answer */
  @Milliseconds() readonly idempotency: number = 600_000;
  /** live interactions are compared with the switch that often */
  @Milliseconds() readonly sweep: number = 60_000;
  /** with other instances: sessions are handed over to them when the process is told to stop */
  @Milliseconds(0) readonly drain: number = 30_000;
  /** everything is ended when the process is told to stop */
  @Milliseconds() readonly shutdown: number = 10_000;
}
