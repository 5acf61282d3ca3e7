import type { CtiFormerSession } from '../../cti/port/cti-provider.js';
import type { SessionModel } from './session-model.js';

/** What a session has of the switch that the process which had it may have been the only one to know. */
export function formerSession(model: SessionModel): CtiFormerSession {
  return {
    channels: [...model.channels.values()].map(({ facts }) => facts),
    wrappingUp: model
      .interactions()
      .filter(({ state }) => state === 'ENDED')
      .map(({ facts }) => ({ ...facts, conversations: [] })),
  };
}
