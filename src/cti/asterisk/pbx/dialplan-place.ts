/** Where a caller was in the dialplan before we took it out of there, as `continue` of ARI takes it. */
export interface DialplanPlace {
  readonly context: string;
  readonly extension: string;
  readonly priority: string;
}
