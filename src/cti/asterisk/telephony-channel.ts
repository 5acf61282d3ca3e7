/** The channel that every agent has here: the device that the session was started with. */
export const TELEPHONY_CHANNEL = 'tel';
