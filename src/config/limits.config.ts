import { WholeNumber } from './whole-number.decorator.js';

const MAX_BYTES = 1_073_741_824;
const MAX_COMMANDS = 1_000_000;
const MAX_CONNECTIONS = 1_000_000;

/** `limits`: how much clients may ask for. */
export class LimitsConfig {
  /** bytes of one frame or polled body that is taken at all; a bigger one costs the client its connection */
  @WholeNumber(1024, MAX_BYTES) readonly frameBytes: number = 327_680;
  /** bytes of one command; a bigger one is answered with a failure. Not more than `frameBytes` */
  @WholeNumber(256, MAX_BYTES) readonly messageBytes: number = 262_144;
  /** bytes of all that is attached to one interaction, as JSON; more is refused */
  @WholeNumber(256, MAX_BYTES) readonly dataBytes: number = 65_536;
  /** levels of nesting in one command */
  @WholeNumber(4, 1024) readonly messageDepth: number = 32;
  /** bytes that may wait for one client to take them; past that it is cut off, and goes on by `lastSeq` */
  @WholeNumber(65_536, MAX_BYTES) readonly pendingBytes: number = 4_194_304;
  /** bytes that may wait for all clients together; past that those who leave most unread are cut off. At least `pendingBytes` */
  @WholeNumber(65_536, MAX_BYTES) readonly pendingTotalBytes: number = 67_108_864;
  /** connections at once; more are refused */
  @WholeNumber(1, MAX_CONNECTIONS) readonly connections: number = 15_000;
  /** connections at once from one network address, at all instances that share a store; a whole centre may share one. More are refused */
  @WholeNumber(1, MAX_CONNECTIONS) readonly connectionsPerAddress: number = 12_000;
  /** commands that come back in a second into the bucket of one connection */
  @WholeNumber(1, MAX_COMMANDS) readonly commandsPerSecond: number = 100;
  /** commands that one connection may send at once: the size of that bucket */
  @WholeNumber(1, MAX_COMMANDS) readonly commandBurst: number = 200;
}
