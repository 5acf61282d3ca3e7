/** Who wants to know what becomes of one device. */
export interface SwitchWatcher {
  /** Something about the device's calls may have changed. */
  refresh(): void;
}
