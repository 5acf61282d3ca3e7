import type { CtiAgent, CtiProvider } from '../../src/cti/port/cti-provider.js';

/** What a party hears, judged at its own ear where the switch has media. */
export type Heard = 'agent' | 'music' | 'nothing';

/** One call at the customer's phone. */
export interface FarCall {
  /** the number that called, as the customer's phone shows it */
  readonly number: string;
  answer(): Promise<void>;
  /** says no with "busy" */
  reject(): Promise<void>;
  hangup(): Promise<void>;
  /** resolves once the call is over at the customer's phone; rejects after the deadline */
  ended(): Promise<void>;
  /** resolves once the customer hears that; rejects after the deadline */
  hears(what: Heard): Promise<void>;
  /** resolves once the customer's phone has got exactly these digits so far; rejects after the deadline */
  gotDigits(digits: string): Promise<void>;
}

/** The agent's own device, worked by hand. */
export interface AgentDevice {
  /** resolves once the device rings (or was called and picked up by itself) */
  ringing(): Promise<void>;
  answer(): Promise<void>;
  reject(): Promise<void>;
  hangup(): Promise<void>;
  hold(): Promise<void>;
  unhold(): Promise<void>;
}

/** Everything at the other ends of the switch: one driver for each provider. */
export interface FarEnd {
  /** the queue that agents are signed in to */
  readonly queue: string;
  /** numbers that an agent may dial */
  readonly numbers: {
    /** the customer's phone: rings until the test answers or rejects it */
    readonly customer: string;
    readonly busy: string;
    readonly unreachable: string;
  };
  /** A customer calls the queue and waits there. */
  callQueue(from: string): Promise<FarCall>;
  /** The next call that reaches the customer's phone; rejects after a deadline. */
  nextCall(): Promise<FarCall>;
  device(agent: CtiAgent): AgentDevice;
  /** Cuts the link between provider and switch; the switch itself and its calls go on. */
  cutLink(): Promise<void>;
  restoreLink(): Promise<void>;
  /** What the switch still has of the calls of a test, by name; empty when all is cleared. */
  leftovers(): Promise<readonly string[]>;
  /** Ends what a test left behind. */
  reset(): Promise<void>;
}

/** A provider with what is needed to try it. `stop` ends all of it. */
export interface ProviderUnderTest {
  readonly provider: CtiProvider;
  readonly farEnd: FarEnd;
  /** two agents with a device each, served by `farEnd.queue` */
  readonly agents: readonly [CtiAgent, CtiAgent];
  /** an upper bound for one step at this switch, in milliseconds: tests wait that long for a condition */
  readonly patience: number;
  stop(): Promise<void>;
}
