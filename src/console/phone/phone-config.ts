/** Where a phone registers, and as whom. */
export interface PhoneConfig {
  /** the switch's WebSocket, `ws://…` or `wss://…` */
  readonly url: string;
  /** the phone's SIP address, `sip:1001@pbx.example` */
  readonly address: string;
  /** whose password it is */
  readonly user: string;
  readonly password: string;
  /** STUN and TURN servers; without any, only addresses of the machine itself are offered */
  readonly iceServers?: readonly RTCIceServer[];
}
