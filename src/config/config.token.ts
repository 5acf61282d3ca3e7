/** Injection token of the AppConfig. */
export const CONFIG = Symbol('Config');
