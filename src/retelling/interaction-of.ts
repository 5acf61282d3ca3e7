/** The interaction that a target lies in: the id by which a call is followed from the first ring to the end of the work after it. */
export function interactionOf(target: string | undefined): { readonly interaction?: string } {
  const [, , interaction] = target?.split('.') ?? [];
  return interaction === undefined ? {} : { interaction };
}
