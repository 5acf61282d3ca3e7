import { Client } from './client.js';
import { Addresses } from './link/addresses.js';
import { settingsOf, type ClientOptions } from './options.js';
import { SessionFile } from './session/session-file.js';

/** Where the page comes from, in a browser. */
const here = () => (globalThis as { location?: { origin?: string } }).location?.origin ?? [];

/**
 * Connects to the first address that answers. From then on the client keeps a connection, at whichever instance, until it is closed.
 * @param urls where instances are; in a browser the page's own origin, where left out
 * @throws TypeError for what is not an address; NoConnectionError after `patience`; the reason of the signal
 */
export async function connect(urls: string | readonly string[] = here(), options: ClientOptions = {}): Promise<Client> {
  const settings = settingsOf(options);
  const file = new SessionFile(options.storage, settings.clock, settings.random());
  const saved = await file.read();
  const addresses = new Addresses([urls].flat(), settings.random, saved?.addresses);
  options.signal?.throwIfAborted();
  return new Client(addresses, file, settings).connected(options.signal);
}
