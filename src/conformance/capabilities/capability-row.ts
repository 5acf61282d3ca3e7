import type { CtiDirectory, CtiDirectoryListener } from '../../cti/port/cti-directory.js';
import type { ConversationRef, CtiSession } from '../../cti/port/cti-session.js';
import type { ChannelType, InteractionData } from '../../protocol/objects/object-states.js';
import type { Bench } from '../bench.js';
import type { Need } from '../need.js';
import type { Desk } from '../desk.js';
import type { FarCall } from '../far-end.js';

/** What capabilities are asked for with. */
export interface CallArguments {
  readonly channel: string;
  readonly ref: ConversationRef;
  readonly to: string;
  readonly queue: string;
  readonly party: string;
  readonly endpoint: string;
  readonly type: ChannelType;
  readonly data: InteractionData;
  readonly directory: CtiDirectory;
  readonly listener: CtiDirectoryListener;
}

/** An agent in the situation in which something can be asked for. */
export interface Scene {
  readonly desk: Desk;
  /** whoever hangs up afterwards */
  readonly far: readonly FarCall[];
  readonly asked?: Partial<CallArguments>;
}

/** How one sees that a capability does something. */
export interface Effect {
  /** what it takes beside the capability itself */
  readonly needs: readonly Need[];
  readonly begin: (bench: Bench) => Promise<Scene>;
  /** the number of the far end that is called then, and answers */
  readonly calls?: 'customer' | 'third';
  /** resolves once it is seen; left out: what is read of the agent is not what it was */
  readonly seen?: (scene: Scene, bench: Bench) => Promise<void>;
}

/** All that the kit knows of a capability. */
export interface CapabilityRow {
  /** its name in CSTA phase III (ECMA-269) */
  readonly service: string;
  readonly ask: (session: CtiSession, args: CallArguments) => Promise<unknown>;
  readonly effect: Effect;
}
