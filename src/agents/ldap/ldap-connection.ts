import { Client, ResultCodeError, type Entry } from 'ldapts';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { Clock } from '../../runtime/clock.js';

export interface LdapConnectionSettings {
  readonly url: string;
  readonly startTls: boolean;
  /** milliseconds */
  readonly connectTimeout: number;
  /** milliseconds for one question */
  readonly timeout: number;
}

/** Result codes (RFC 4511) by which a directory says no to a bind, and not that it cannot say. */
const REFUSED: ReadonlySet<number> = new Set([19, 32, 34, 48, 49, 50, 53]);

/** Questions of one sign-in at most: TLS, two binds, a search. */
const QUESTIONS = 4;

/** One connection for one sign-in. */
export class LdapConnection {
  private readonly client: Client;

  private constructor(
    private readonly settings: LdapConnectionSettings,
    tls: ConnectionOptions,
  ) {
    const { url, connectTimeout, timeout, startTls } = settings;
    this.client = new Client({ url, connectTimeout, timeout, ...(startTls ? {} : { tlsOptions: tls }) });
  }

  /**
   * Does the work over a connection that is there for it alone, in a time that is bounded.
   * @throws what the directory says, and where it says nothing
   */
  static async use<T>(
    settings: LdapConnectionSettings,
    tls: ConnectionOptions,
    clock: Clock,
    work: (connection: LdapConnection) => Promise<T>,
  ): Promise<T> {
    const connection = new LdapConnection(settings, tls);
    const { connectTimeout, timeout, startTls } = settings;
    let late = (): void => undefined;
    const timer = clock.after(connectTimeout + QUESTIONS * timeout, () => late());
    const inTime = new Promise<never>((_, reject) => {
      late = () => reject(new Error('the directory takes too long'));
    });
    const all = async () => {
      if (startTls) await connection.client.startTLS({ ...tls, ...peerOf(settings.url) });
      return work(connection);
    };
    try {
      return await Promise.race([all(), inTime]);
    } finally {
      timer.cancel();
      connection.client.unbind().catch(() => undefined);
    }
  }

  /**
   * @param password not empty: a directory takes a bind without one for nobody's, and says yes
   * @returns whether it is the right one
   */
  async bind(dn: string, password: string): Promise<boolean> {
    if (dn === '' || password === '') return false;
    // A new connection would have no TLS.
    if (this.settings.startTls && !this.client.isConnected) throw new Error('the connection is lost');
    try {
      await this.client.bind(dn, password);
      return true;
    } catch (error) {
      if (error instanceof ResultCodeError && REFUSED.has(error.code)) return false;
      throw error;
    }
  }

  /** What fits the filter, two at most. */
  async search(base: string, filter: string, attributes: readonly string[]): Promise<readonly Entry[]> {
    const wanted = { scope: 'sub' as const, filter, attributes: [...attributes], sizeLimit: 2 };
    const { searchEntries } = await this.client.search(base, wanted).catch((error: unknown) => {
      if (error instanceof ResultCodeError && error.code === SIZE_LIMIT) return { searchEntries: [] };
      throw error;
    });
    return searchEntries;
  }
}

/** Whose certificate it has to be, which the library does not say when TLS begins later. */
function peerOf(url: string): ConnectionOptions {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? { host, servername: host } : { host };
}

/** There were more. */
const SIZE_LIMIT = 4;
