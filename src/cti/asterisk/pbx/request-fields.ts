/** Fields of requests that say nothing of people: what is not among them is personal. */
const OPEN = new Set(
  [
    'Cause Context Priority Timeout Async State Direction MixMonitorID Queue Paused Family Duration Tone Replace Application',
    'context priority timeout type direction bridgeId channelId snoopId channel app spy whisper caller',
  ].flatMap((names) => names.split(' ')),
);

/**
 * Names of channels and devices: those of a Local channel, or by way of a trunk, have the number that is called, e.g. `Local/4711@out`,
 * `PJSIP/4711@trunk`, `DAHDI/g1/4711`.
 */
const DEVICES = new Set(['Channel', 'Channel1', 'Channel2', 'ChannelId', 'Interface', 'endpoint']);

const PLAIN_DEVICE = /^[^@/]+(?:\/[^@/]+)?$/;

/** Keys that are pressed may be the number of a card. */
const NEVER = new Set(['Digit']);

/** What a request carries, as a line of the log has it. */
export function requestFields(fields: object = {}): Readonly<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (NEVER.has(name)) continue;
    const open = OPEN.has(name) || (DEVICES.has(name) && PLAIN_DEVICE.test(String(value)));
    (open ? told : personal)[name] = String(value);
  }
  return { ...told, personal };
}
