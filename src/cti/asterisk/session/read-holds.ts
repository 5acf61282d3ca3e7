import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

/** Asks for each call at a device whether the device holds it by itself: the list of channels does not say. */
export async function readHolds(asterisk: AsteriskSwitch, endpoint: string): Promise<void> {
  if (!endpoint.startsWith('PJSIP/')) return;
  const since = asterisk.mirror.now;
  const bridged = [...asterisk.mirror.byEndpoint.of(endpoint)].filter(({ bridge }) => bridge !== undefined);
  await Promise.all(
    bridged.map(async (own) => {
      const holding = await asterisk.pbx.isHolding(own.name);
      // What an event has told meanwhile is newer: it may come in the same piece as the answer, and is taken first.
      if (own.holdingAt <= since) own.holding = holding;
    }),
  );
}
