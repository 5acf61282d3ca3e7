import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** Asks for each call at a device whether the device holds it by itself: the list of channels does not say. */
export async function readHolds(at: AsteriskSwitch, endpoint: string): Promise<void> {
  if (!endpoint.startsWith('PJSIP/')) return;
  const since = at.mirror.now;
  const bridged = [...at.mirror.byEndpoint.of(endpoint)].filter(({ bridge }) => bridge !== undefined);
  await Promise.all(
    bridged.map(async (own) => {
      try {
        const answer = await at.ask.ami.action('Getvar', { Channel: own.name, Variable: 'CHANNEL(rtp,hold,audio)' });
        // What an event has told meanwhile is newer: it may come in the same piece as the answer, and is taken first.
        if (own.holdingAt <= since) own.holding = answer.text('Value') === '1';
      } catch (error) {
        // It has ended since.
        if (!(error instanceof AmiRefusedError)) throw error;
      }
    }),
  );
}
