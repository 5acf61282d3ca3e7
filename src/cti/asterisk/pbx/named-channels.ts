import type { AmiFields } from '../ami/ami-action.js';
import { AmiRefusedError } from '../ami/ami-error.js';
import type { SwitchClients } from './switch-clients.js';

/** Fields that name a channel. */
const CHANNELS = ['Channel', 'Channel1', 'Channel2'] as const;

/**
 * The same clients; what is to be asked of a channel whose name nobody knows any more is refused as Asterisk refuses it of
 * one that is gone. Asterisk itself takes an empty name for none: `Setvar` then writes for all channels, or has a function
 * work on no channel, by which `FRAME_DROP` ends it.
 */
export function withNamedChannels({ ami, ari }: SwitchClients): SwitchClients {
  const isNameless = (fields: AmiFields = {}) => CHANNELS.some((field) => fields[field] === '');
  return {
    ami: {
      action: (name, fields) =>
        isNameless(fields) ? Promise.reject(new AmiRefusedError(name, 'no channel')) : ami.action(name, fields),
      list: (name, fields) => ami.list(name, fields),
    },
    ari,
  };
}
