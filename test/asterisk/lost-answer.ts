import { amiWireTap } from './ami-wire-tap.js';
import { ariWireTap } from './ari-wire-tap.js';

/** Actions of AMI that only look, write something down or keep a queue's books: no call is another one after them. */
const DOES_NOTHING_TO_A_CALL: ReadonlySet<string> = new Set([
  'BridgeInfo',
  'BridgeList',
  'CoreSettings',
  'CoreShowChannels',
  'DialplanExtensionAdd',
  'Getvar',
  'Login',
  'Ping',
  'QueueAdd',
  'QueueMemberRingInUse',
  'QueuePause',
  'QueueRemove',
  'QueueStatus',
  'Setvar',
]);

/** Lets the switch carry out a request and loses the answer on its way back, once; all else goes on, events above all. */
export class LostAnswer {
  private matches: ((request: string) => boolean) | undefined;

  /** how many milliseconds a message of AMI's, or a piece with an event of ARI's, comes later, and all after it */
  lag: (message: string) => number = () => 0;

  readonly amiTap = () =>
    amiWireTap(
      (action) => this.take(action),
      (message) => this.lag(message),
    );
  readonly ariTap = () =>
    ariWireTap(
      (request) => this.take(request),
      (message) => this.lag(message),
    );

  /**
   * The answer to the next step that does something to a call.
   * @param device whose call it is, e.g. `PJSIP/1001`
   */
  loseNextStep(device: string): void {
    const ofDevice = new RegExp(`\\b${device}\\b`);
    this.lose((request) => {
      const action = /^Action: *(\S+)/.exec(request)?.[1];
      // ARI knows channels by ids that do not tell whose they are.
      return action === undefined || (!DOES_NOTHING_TO_A_CALL.has(action) && ofDevice.test(request));
    });
  }

  /** @param matches an AMI action as it is sent, or method and path of an ARI request that changes something */
  lose(matches: (request: string) => boolean): void {
    this.matches = matches;
  }

  /** true while the request whose answer is to be lost has not come */
  get isWaiting(): boolean {
    return this.matches !== undefined;
  }

  clear(): void {
    this.matches = undefined;
  }

  private take(request: string): boolean {
    if (!this.matches?.(request)) return false;
    this.clear();
    return true;
  }
}
