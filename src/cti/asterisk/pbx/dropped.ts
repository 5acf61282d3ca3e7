/** What of a device's own doing gets no farther than its channel, as `FRAME_DROP(RX)` has it. */
export const DROPPED = {
  nothing: '',
  /** that it holds by itself: others hear no music for it */
  holds: 'HOLD',
  'holds and keys': 'HOLD,DTMF_BEGIN,DTMF_END',
} as const;

export type Dropped = keyof typeof DROPPED;
