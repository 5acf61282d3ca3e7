import type { Dropped } from '../pbx/dropped.js';
import type { WantedSnoop } from './placement.js';

/** One thing that is done at the switch. */
export type Step =
  | { readonly do: 'note' }
  | { readonly do: 'snoop'; readonly snoop: WantedSnoop }
  | { readonly do: 'deafen snoop'; readonly uid: string; readonly deaf: boolean }
  | { readonly do: 'volume'; readonly leg: string; readonly silent: boolean; readonly deaf?: boolean }
  | { readonly do: 'silence recording'; readonly leg: string }
  | { readonly do: 'music' | 'no music' | 'ringback' | 'end' | 'end of call'; readonly leg: string }
  | { readonly do: 'catch' | 'let go'; readonly leg: string }
  | { readonly do: 'drop'; readonly leg: string; readonly what: Dropped }
  | { readonly do: 'open' | 'close'; readonly bridge: string }
  | { readonly do: 'join'; readonly bridge: string; readonly legs: readonly string[] }
  | { readonly do: 'leave'; readonly bridge: string; readonly leg: string }
  | { readonly do: 'create' | 'call' | 'answer'; readonly leg: string }
  | { readonly do: 'connect'; readonly one: string; readonly other: string };
