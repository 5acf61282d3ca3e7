import type { Texts } from './words.js';

export const enPhone: Texts['phone'] = {
  heading: 'Telephone',
  asks: 'The telephone in this page needs its own password at the switch.',
  missing: 'The telephone could not be loaded. Check the connection.',
  unheard: 'The other side cannot hear you: the microphone does not work.',
  again: 'Try again',
  password: 'Password of the telephone',
  register: 'Switch on',
  settings: 'Microphone, speaker, ring tone',
  microphone: 'Microphone',
  speaker: 'Speaker',
  ringTone: 'Ring tone',
  system: 'As the system',
  gone: 'The one chosen before (not plugged in)',
  answer: 'Answer',
  hangUp: 'Hang up',
  states: {
    off: 'Off: no calls can reach you.',
    registering: 'Being switched on. The browser may ask whether this page may use the microphone.',
    registered: 'On: calls can reach you.',
    failed: 'Off: no calls can reach you.',
  },
  calls: {
    none: 'On: calls can reach you.',
    ringing: 'It rings.',
    active: 'In a call. Closing or reloading this page would end it.',
  },
  reasons: {
    insecure:
      'This page came over an unprotected connection, so the browser gives it no microphone. Open it with https.',
    unsupported: 'This browser cannot telephone (no WebRTC).',
    'no-microphone': 'No microphone was found. Plug one in: the telephone is switched on then.',
    'microphone-denied':
      'This page may not use the microphone. Allow it beside the address of the page, then try again.',
    'microphone-busy': 'The microphone does not work: another program may have it. Free it, then try again.',
    unreachable: 'The switch does not answer. It is tried again and again.',
    'unreachable-or-untrusted':
      'The switch does not answer, or this browser does not trust its certificate. It is tried again and again.',
    'wrong-password': 'The switch has refused the password of the telephone.',
    refused: 'The switch has refused this telephone. It is tried again.',
    'no-answer': 'The switch is silent. It is tried again.',
  },
  with: (caller) => `Call with ${caller || 'somebody unknown'}, which the service does not know.`,
};
