import type { Ear } from '../../src/conformance/far-end.js';
import { eventually } from '../support/asterisk/eventually.js';
import { voiceOf } from '../support/asterisk/lab-tones.js';
import type { SoftCall } from '../support/asterisk/softphone/soft-call.js';
import { hearNow } from '../support/asterisk/who-hears-whom.js';

/** The ear of whoever holds that telephone. */
export function earAt(at: () => SoftCall | undefined, patience: number, name: string): Ear {
  const heard = (): string => {
    const call = at();
    return String(call ? hearNow({ call })['call'] : 'no call');
  };
  return {
    hears: async (...sounds) => {
      const wanted = String(sounds.map(voiceOf).sort());
      const look = () => heard() === wanted;
      await eventually(look, patience, () => `${name} hears ${wanted || 'nothing'}, but ${heard() || 'nothing'}`);
    },
    gotDigits: async (digits) => {
      const got = () => at()?.digits ?? 'no call';
      await eventually(
        () => got() === digits,
        patience,
        () => `${name} got ${digits}, but ${got()}`,
      );
    },
  };
}
