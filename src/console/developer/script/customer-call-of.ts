/**
 * What the simulated switch is asked for, so that a customer calls as one did.
 * @param device an expression for the agent's own
 * @returns as an object in JavaScript; undefined where no customer called by themselves
 */
export function customerCallOf(interaction: Readonly<Record<string, unknown>>, device: string): string | undefined {
  const { origin, from, queue, customer, data } = interaction as {
    readonly origin?: { readonly kind?: string };
    readonly from?: string;
    readonly queue?: string;
    readonly customer?: { readonly name?: string };
    readonly data?: object;
  };
  const kind = origin?.kind;
  if (kind !== 'queue' && kind !== 'direct') return undefined;
  const said = { ...(kind === 'queue' && { queue }), from, name: customer?.name, data };
  const text = JSON.stringify(said);
  return kind === 'queue' ? text : `{ ...${text}, agent: ${device} }`;
}
