/** A STUN or TURN server. */
export interface CtiIceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/** A telephone in the browser: where it registers at the switch, and as whom. */
export interface CtiPhone {
  /** the switch's WebSocket: `ws://…` or `wss://…` */
  readonly url: string;
  /** the SIP address that is registered */
  readonly address: string;
  /** the authorisation user */
  readonly user: string;
  /** left out: the agent types it. It is passed on and kept by nobody. */
  readonly password?: string;
  readonly iceServers?: readonly CtiIceServer[];
}
