/** Who wants to know what becomes of one device. */
export interface SwitchWatcher {
  /** who works there */
  readonly agent?: { readonly id: string; readonly name?: string };
  /** Something about the device's calls may have changed. */
  refresh(): void;
}
