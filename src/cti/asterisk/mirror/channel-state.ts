/** `ChannelState` of Asterisk, as far as it matters here. */
export const CHANNEL_STATE = {
  DOWN: 0,
  /** its own device has called and hears the line ring */
  RING: 4,
  /** the switch rings its device */
  RINGING: 5,
  UP: 6,
} as const;
