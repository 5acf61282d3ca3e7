import type { ClientErrorCode } from '../../client.js';
import type { CauseCode } from '../../protocol/cause.js';
import type { AgentState, InteractionDirection, Outcome, Presence } from '../../protocol/objects/object-states.js';
import type { RejectionReason } from '../../protocol/rejection-reason.js';
import type { WhyCode } from '../../protocol/why.js';
import type { Shortcut } from '../shell/shortcuts.js';
import type { PhoneReason } from '../phone/phone-reason.js';
import type { PhoneState } from '../phone/phone-state.js';
import type { Spoken } from '../state/spoken-of.js';
import type { CallWords } from './call-words.js';

type Words<K extends string> = Readonly<Record<K, string>>;

/** What each language says. */
export interface Texts {
  readonly language: string;
  readonly shell: Words<
    | 'title'
    | 'connecting'
    | 'lost'
    | 'degraded'
    | 'away'
    | 'dismiss'
    | 'language'
    | 'theme'
    | 'light'
    | 'dark'
    | 'system'
    | 'shortcuts'
    | 'close'
    | 'simulator'
    | 'developer'
    | 'wallboard'
    | 'desk'
    | 'messages'
    | 'loading'
    | 'missing'
    | 'again'
  >;
  readonly signIn: Words<
    | 'heading'
    | 'agent'
    | 'password'
    | 'model'
    | 'defaultModel'
    | 'service'
    | 'device'
    | 'deviceHint'
    | 'submit'
    | 'busy'
    | 'outOfService'
    | 'more'
  > & {
    readonly over: Words<CauseCode | 'gone'>;
  };
  readonly confirm: Words<'heading' | 'end' | 'keep'> & {
    readonly since: (when: string, where: string | undefined) => string;
    readonly bound: (bound: boolean) => string;
    readonly calls: (count: number) => string;
  };
  readonly channel: Words<
    | 'ready'
    | 'notReady'
    | 'reason'
    | 'pending'
    | 'logout'
    | 'unavailable'
    | 'inactive'
    | 'queues'
    | 'leaves'
    | 'joins'
    | 'wrapUp'
    | 'deactivate'
    | 'activate'
  > & {
    readonly states: Words<AgentState>;
    readonly reasons: Readonly<Record<string, string>>;
    readonly leave: (queue: string) => string;
    readonly join: (queue: string) => string;
    readonly after: (state: string) => string;
    readonly since: (duration: string) => string;
    readonly ends: (duration: string) => string;
  };
  readonly calls: CallWords;
  readonly shortcuts: Words<Shortcut['name'] | 'several'>;
  readonly people: Words<'heading' | 'search' | 'none' | 'contact'> & {
    readonly queue: (waiting: number, ready: number) => string;
    readonly call: (name: string) => string;
  };
  readonly history: Words<'heading' | 'none'> & {
    readonly missed: (count: number) => string;
    readonly directions: Words<InteractionDirection>;
  };
  readonly phone: Words<
    | 'heading'
    | 'asks'
    | 'missing'
    | 'unheard'
    | 'again'
    | 'password'
    | 'register'
    | 'settings'
    | 'microphone'
    | 'speaker'
    | 'ringTone'
    | 'system'
    | 'gone'
    | 'answer'
    | 'hangUp'
  > & {
    readonly states: Words<PhoneState['state']>;
    readonly calls: Words<PhoneState['call']>;
    readonly reasons: Words<PhoneReason>;
    readonly with: (caller: string) => string;
  };
  readonly presences: Words<Presence>;
  readonly outcomes: Words<Outcome>;
  readonly causes: Words<CauseCode>;
  readonly notReached: (who: string, why: string) => string;
  readonly spoken: (spoken: Spoken) => string;
  readonly failures: {
    readonly unknown: string;
    readonly later: (seconds: number) => string;
    readonly codes: Words<ClientErrorCode>;
  };
  readonly why: Words<WhyCode>;
  readonly rejections: Words<RejectionReason>;
}
