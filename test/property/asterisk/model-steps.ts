import type { ModelProcess } from './model-process.js';
import type { Fault } from './model-link.js';
import type { Scene } from './model-switch.js';

/** What an agent can ask for. */
export const OPERATIONS_OF_AGENT = [
  'hold',
  'retrieve',
  'mute',
  'unmute',
  'consult',
  'alternate',
  'cancelConsult',
  'consultConference',
  'consultTransfer',
  'conference',
  'transfer',
  'dropParty',
  'release',
  'releaseConsult',
  'releasePrimary',
] as const;

export type AgentOperation = (typeof OPERATIONS_OF_AGENT)[number];

/** What somebody else does with the leg at that place in the list of legs. */
export type OutsideAct = 'answers' | 'leaves' | 'is busy';

/** What may come between, after that many requests: a leg leaves, a request comes to nothing, the process dies. */
export interface Between {
  readonly after: number;
  readonly what: Fault | 'leaves' | 'answers' | 'dies' | 'cut' | 'second operation';
  /** which leg */
  readonly n: number;
}

export type ModelStep = (
  | { readonly do: 'operation'; readonly operation: AgentOperation }
  | { readonly do: OutsideAct; readonly n: number }
  | { readonly do: 'restart' | 'cut' }
  /** where the agent has none */
  | { readonly do: 'a call comes'; readonly scene: Scene }
) & { readonly between?: Between };

const TARGETS = ['1003', '1004', '1005', '1006'];

/** Has the agent do that. @returns undefined where nothing on the desktop could ask for it */
export function operate(process: ModelProcess, operation: AgentOperation): Promise<unknown> | undefined {
  const { told, parties, commands, transfers } = process;
  const first = told?.conversations[0];
  if (!told || !first) return undefined;
  const interaction = told.id;
  const ref = (one = first) => ({ interaction, conversation: one.id });
  const consult = told.conversations[1];
  const inState = (state: string) => told.conversations.find((one) => one.state === state);
  const used = new Set(told.conversations.flatMap((one) => one.parties.map(({ address }) => address)));
  const to = TARGETS.find((one) => !used.has(one)) ?? '1007';
  const [connected, held] = [inState('connected'), inState('held')];
  const table: Record<AgentOperation, () => Promise<unknown> | undefined> = {
    hold: () => connected && parties.hold(ref(connected)),
    retrieve: () => held && parties.retrieve(ref(held)),
    mute: () => (connected && !connected.muted ? parties.mute(ref(connected), true) : undefined),
    unmute: () => (connected?.muted ? parties.mute(ref(connected), false) : undefined),
    consult: () => (consult ? undefined : parties.consult({ interaction }, to)),
    alternate: () => consult && parties.alternate({ interaction }),
    cancelConsult: () => consult && parties.cancelConsult({ interaction }),
    consultConference: () => consult && parties.consultConference({ interaction }),
    consultTransfer: () => consult && parties.consultTransfer({ interaction }),
    conference: () => connected && parties.conference(ref(connected), to),
    transfer: () => (consult ? undefined : transfers.transfer(ref(), to)),
    dropParty: () => {
      const party = first.parties.at(-1);
      return first.parties.length > 1 && party ? parties.dropParty(ref(), party.id) : undefined;
    },
    release: () => commands.release(ref()),
    releaseConsult: () => consult && parties.release(ref(consult)),
    releasePrimary: () => consult && parties.release(ref()),
  };
  return table[operation]();
}
