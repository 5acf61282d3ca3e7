/** Of one contact, the latest: so many recordings are told. */
export const RECORDINGS_KEPT = 50;
