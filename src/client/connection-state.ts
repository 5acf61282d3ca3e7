/** How the connection is. It is replaced, and never changed. */
export interface ConnectionState {
  /** `connecting`: there has been none yet; `lost`: another one is being made */
  readonly status: 'connecting' | 'connected' | 'lost' | 'closed';
  /** where it is; with `connected` */
  readonly url?: string;
  /** for people: why there is none */
  readonly why?: string;
}
