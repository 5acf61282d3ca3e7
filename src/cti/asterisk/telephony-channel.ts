/** The one channel of an agent here. */
export const TELEPHONY_CHANNEL = 'tel';
