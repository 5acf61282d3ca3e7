/**
 * Why a phone is not registered.
 * `insecure`: the page did not come over https, so it gets no microphone; `unsupported`: a browser without WebRTC;
 * `unreachable`: nobody answers at the WebSocket; `unreachable-or-untrusted`: the same over TLS, where a browser does not tell
 * a page whether it was the certificate; `wrong-password`; `refused`: the switch will not have this phone;
 * `no-answer`: the socket is open and the switch silent. `wrong-password`, `insecure` and `unsupported` are final, all others
 * are tried again.
 */
export type PhoneReason =
  | 'insecure'
  | 'unsupported'
  | 'no-microphone'
  | 'microphone-denied'
  | 'microphone-busy'
  | 'unreachable'
  | 'unreachable-or-untrusted'
  | 'wrong-password'
  | 'refused'
  | 'no-answer';
