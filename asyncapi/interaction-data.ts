import { refTo, type JsonSchema } from './json-schema.js';

/** What the constraints on an interaction's data take, which no decorator tells. */
export const INTERACTION_DATA: Readonly<Record<string, JsonSchema>> = {
  InteractionData: {
    type: 'object',
    description: 'String keys to strings or such maps, at most eight levels.',
    additionalProperties: { anyOf: [{ type: 'string' }, refTo('InteractionData')] },
  },
  DataChange: {
    type: 'object',
    description: 'What is to become of the data, key by key; `null` takes one away.',
    additionalProperties: { anyOf: [{ type: ['string', 'null'] }, refTo('InteractionData')] },
  },
};
