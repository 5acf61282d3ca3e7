import type { Conversation, Interaction } from '../../client.js';

/** One way to have somebody else take part in a call, or take it. */
export interface WayOn {
  readonly name: 'consult' | 'transfer' | 'conference' | 'deflect';
  readonly command: 'interaction.consult' | `conversation.${'transfer' | 'conference' | 'deflect'}`;
  /** of the object that is asked */
  readonly target: string;
  readonly go: (to: string) => Promise<unknown>;
}

const OF_A_LEG = ['transfer', 'conference', 'deflect'] as const;

/** The ways that the server says there are now, in an order that stays. */
export function waysOn(interaction: Interaction, conversations: readonly Conversation[]): readonly WayOn[] {
  const { target, allowed } = interaction;
  const consult: WayOn = {
    name: 'consult',
    command: 'interaction.consult',
    target,
    go: (to) => interaction.consult(to),
  };
  const ways = OF_A_LEG.flatMap((name): readonly WayOn[] => {
    const command = `conversation.${name}` as const;
    const leg = conversations.find((one) => one.allowed.includes(command));
    return leg ? [{ name, command, target: leg.target, go: (to) => leg[name](to) }] : [];
  });
  return allowed.includes(consult.command) ? [consult, ...ways] : ways;
}
