/** Where a session is kept over a reload: `sessionStorage` as it is, or anything like it, at once or by a promise. */
export interface SessionStorageAdapter {
  getItem(key: string): string | null | PromiseLike<string | null>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}
