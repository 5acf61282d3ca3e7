import type { InteractionObject } from '../../protocol/objects/interaction.object.js';

type Facts = Pick<InteractionObject, 'customer' | 'origin' | 'from' | 'to'>;

/** With whom a contact is: the customer, where one is known, else the colleague or the number at the other end. */
export function whoOf({ customer, origin, from, to }: Facts): { readonly address: string; readonly name?: string } {
  if (customer) return customer;
  if (origin.kind === 'dialled') return { address: to };
  return origin.by?.address === from ? origin.by : { address: from };
}
