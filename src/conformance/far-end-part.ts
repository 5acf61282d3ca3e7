import type { ProviderUnderTest } from './far-end.js';

/** What a driver of the far end may leave out, and whether a given one has it. */
const PARTS = {
  'a number that is silent': ({ farEnd }) => farEnd.numbers.silent !== undefined,
  'a lost answer': ({ farEnd }) => farEnd.loseNextReply !== undefined,
  'a restart of the switch': ({ farEnd }) => farEnd.restartSwitch !== undefined,
  'a spare device': ({ spareExtension }) => spareExtension !== undefined,
  'a transfer at the device': ({ farEnd, agents }) => farEnd.device(agents[0]).transfer !== undefined,
  'a consultation at the device': ({ farEnd, agents }) => {
    const device = farEnd.device(agents[0]);
    return device.consult !== undefined && device.completeTransfer !== undefined;
  },
  'a device that can be off': ({ farEnd, agents }) => farEnd.device(agents[0]).switchOff !== undefined,
  'calls between agents': ({ farEnd }) => farEnd.agentsCallEachOther !== false,
  'a record of dispositions': ({ farEnd }) => farEnd.dispositions !== undefined,
} as const satisfies Readonly<Record<string, (test: ProviderUnderTest) => boolean>>;

export type FarEndPart = keyof typeof PARTS;

export function isFarEndPart(name: string): name is FarEndPart {
  return Object.hasOwn(PARTS, name);
}

/** The parts that this far end has not got. */
export function lackingParts(test: ProviderUnderTest): readonly FarEndPart[] {
  return Object.keys(PARTS)
    .filter(isFarEndPart)
    .filter((part) => !PARTS[part](test));
}
