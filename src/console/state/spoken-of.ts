import type { ClientEvent } from '../../client.js';

/** One thing that has happened, without words: those are the language's. */
export type Spoken =
  | { readonly what: 'alerting'; readonly who: string; readonly queue?: string }
  | { readonly what: 'connected' | 'held' | 'ended'; readonly who: string }
  | { readonly what: 'degraded' | 'restored' };

/** @returns undefined for what nobody has to be told aloud */
export function spokenOf(event: ClientEvent): Spoken | undefined {
  switch (event.name) {
    case 'session.degraded':
      return { what: 'degraded' };
    case 'session.restored':
      return { what: 'restored' };
    case 'interaction.added': {
      const { state, customer, from, queue } = event.object;
      if (state !== 'ALERTING') return undefined;
      const who = customer?.name ?? customer?.address ?? from;
      return queue === undefined ? { what: 'alerting', who } : { what: 'alerting', who, queue };
    }
    case 'conversation.statechanged': {
      const { state, parties } = event.object;
      const who = parties.map(({ name, address }) => name ?? address).join(', ');
      return state === 'connected' || state === 'held' || state === 'ended' ? { what: state, who } : undefined;
    }
    default:
      return undefined;
  }
}
