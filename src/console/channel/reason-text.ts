import { texts } from '../texts/texts.js';

/** What a reason is called: those of the service in the agent's language, the others as they are. */
export function reasonText(code: string): string {
  const { reasons } = texts.value.channel;
  return (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? code;
}
