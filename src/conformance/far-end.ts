import type { CtiAgent, CtiProvider } from '../cti/port/cti-provider.js';

/** What a party hears of the switch's music on hold. */
export const MUSIC = 'music';

/** Somebody with a telephone at the ear. Whatever waits here rejects after `patience`. */
export interface Ear {
  /**
   * Resolves once this party hears exactly these: others by their number (an agent's is the extension of the device in
   * use), and `MUSIC`; nobody named means silence. Judged at its own ear where the switch has media. A ringing tone
   * counts as silence.
   */
  hears(...sounds: readonly string[]): Promise<void>;
  /** resolves once the telephone has got exactly these digits so far */
  gotDigits(digits: string): Promise<void>;
}

/** One call at a telephone outside: a customer's, or a third party's. */
export interface FarCall extends Ear {
  /** of this telephone: that it called from, or was called at; the others hear it under this name */
  readonly number: string;
  answer(): Promise<void>;
  /** says no with "busy" */
  reject(): Promise<void>;
  /** says no in so many words: the call is declined */
  decline(): Promise<void>;
  /** is gone while it rings: the network says that it cannot be reached after all */
  unplug(): Promise<void>;
  hangup(): Promise<void>;
  hold(): Promise<void>;
  unhold(): Promise<void>;
  /** resolves once the call is over at this telephone */
  ended(): Promise<void>;
}

/** The agent's own device, worked by hand. With several calls at it, the one that is not held is meant. */
export interface AgentDevice extends Ear {
  /** resolves once the device rings (or was called and picked up by itself) */
  ringing(): Promise<void>;
  answer(): Promise<void>;
  reject(): Promise<void>;
  /** puts the receiver down: whatever the agent is in the middle of, by the rules of the switch */
  hangup(): Promise<void>;
  hold(): Promise<void>;
  unhold(): Promise<void>;
  /** resolves once nothing rings and nothing is talked at the device */
  idle(): Promise<void>;
  /** The device is switched off, or pulled out, and the switch knows it; left out where that cannot be had. */
  switchOff?(): Promise<void>;
  switchOn?(): Promise<void>;
  /** blind transfer made on the device by itself; left out where the devices of this switch cannot */
  transfer?(to: string): Promise<void>;
  /** holds the call and calls somebody else, on the device by itself; left out where they cannot */
  consult?(to: string): Promise<void>;
  /** joins the two of `consult` and leaves them, on the device by itself; left out where they cannot */
  completeTransfer?(): Promise<void>;
}

/** Numbers that an agent may dial, consult, transfer to… */
export interface FarNumbers {
  /** a telephone outside: rings until the test answers or rejects it, or the caller gives up */
  readonly customer: string;
  /** another one, of the same kind */
  readonly third: string;
  readonly busy: string;
  readonly unreachable: string;
  /** none that the switch has */
  readonly unknown: string;
  /** rings, is never answered, and the switch gives up within `patience`; left out where that cannot be had */
  readonly silent?: string;
}

/** Everything at the other ends of the switch: one driver for each provider. What it leaves out is said in `lacks`. */
export interface FarEnd {
  /** the queue that agents are signed in to */
  readonly queue: string;
  readonly numbers: FarNumbers;
  /** `false`: an agent cannot be called by another one's dialling, consultation or transfer */
  readonly agentsCallEachOther?: false;
  /** A customer calls the queue and waits there. No two at a time from the same number. */
  callQueue(from: string): Promise<FarCall>;
  /** A customer calls the agent's own device, past the queues. */
  callAgent(agent: CtiAgent, from: string): Promise<FarCall>;
  /** The next call that reaches a telephone outside, by its number (`customer` or `third`); default `customer`. */
  nextCall(number?: string): Promise<FarCall>;
  /** the device with the agent's extension */
  device(agent: CtiAgent): AgentDevice;
  /** Cuts the link between provider and switch; the switch itself and its calls go on. */
  cutLink(): Promise<void>;
  restoreLink(): Promise<void>;
  /** Has the switch carry out the agent's next command, and its answer get lost; left out where that cannot be had. */
  loseNextReply?(agent: CtiAgent): Promise<void>;
  /**
   * The switch dies with all calls and comes back, and so does the link; resolves when the switch is back. Telephones
   * know that their calls are over. Left out where that cannot be had.
   */
  restartSwitch?(): Promise<void>;
  /**
   * What the switch has kept of what agents said, at its completion, of the latest call of the telephone with that
   * number; left out where it has no place for that.
   */
  dispositions?(number: string): Promise<readonly string[]>;
  /** What the switch still has of the calls of a test, by name; empty when all is cleared. */
  leftovers(): Promise<readonly string[]>;
  /** Ends what a test left behind. */
  reset(): Promise<void>;
}

/** A provider with what is needed to try it. `stop` ends all of it. */
export interface ProviderUnderTest {
  readonly provider: CtiProvider;
  readonly farEnd: FarEnd;
  /** two agents with a device each, served by `farEnd.queue`; each can be called by the extension */
  readonly agents: readonly [CtiAgent, CtiAgent];
  /** the extension of a device that is no agent's own; left out where there is none */
  readonly spareExtension?: string;
  /** an upper bound for one step at this switch, in milliseconds: tests wait that long for a condition */
  readonly patience: number;
  stop(): Promise<void>;
}
