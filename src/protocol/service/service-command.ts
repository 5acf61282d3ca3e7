/** Commands of the interaction processor service. */
export const SERVICE_COMMANDS = ['prepareSession'] as const;

export type ServiceCommand = (typeof SERVICE_COMMANDS)[number];
