/** One bridge as far as the switch has told; changed by the mirror alone. Who is in it: `mirror.byBridge`. */
export class BridgeRecord {
  /** what it is for, e.g. `basic` (Dial, Queue), `base` (ConfBridge, BridgeWait), `parking`, `stasis` */
  type = '';
  /** how it mixes now, e.g. `simple_bridge`, `native_rtp`, `softmix`, `holding_bridge` */
  technology = '';
  /** who made it, e.g. `ConfBridge`, `Parking`, `Stasis`; '' for what Dial and Queue make */
  creator = '';
  /** the name that its creator gave it, e.g. the room's; '' where it has none */
  name = '';

  constructor(
    readonly id: string,
    readonly bornAt: number,
  ) {}
}
