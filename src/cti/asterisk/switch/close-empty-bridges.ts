import { Logger } from '@nestjs/common';
import { AriRefusedError } from '../ari/ari-error.js';
import type { SwitchParts } from './asterisk-switch.js';
import type { SwitchClients } from './switch-clients.js';

const log = new Logger('AsteriskTakeOver');

/** An application or a bridge as ARI lists it; the `name` of a bridge is that of the application that has made it. */
interface Listed {
  readonly id?: string;
  readonly name?: string;
  readonly channels?: readonly string[];
}

type Parts = Pick<SwitchParts, 'application' | 'options'>;

/**
 * Takes away those bridges of ours that nobody is in and nobody goes on with: what was cut off together with the link,
 * and what processes left whose application Asterisk does not know any more. To be called before anything else is asked
 * over a new link: a bridge that is made for a call is empty at first as well.
 * @throws AriTimeoutError, AriClosedError
 */
export async function closeEmptyBridges(ari: SwitchClients['ari'], parts: Parts): Promise<void> {
  try {
    const bridges = await list(ari, '/bridges');
    // After the bridges: whoever has made one of them was known before, and is known still if it lives.
    const living = new Set((await list(ari, '/applications')).map(({ name }) => name));
    // This process's own is among them, or the list says nothing about who lives.
    if (!living.has(parts.application)) return;
    for (const id of leftOf(bridges, living, parts)) await ari.delete(`/bridges/${encodeURIComponent(id)}`);
  } catch (error) {
    if (!(error instanceof AriRefusedError)) throw error;
    log.warn(`empty bridges: ${error.message}`);
  }
}

async function list(ari: SwitchClients['ari'], path: string): Promise<readonly Listed[]> {
  const listed = await ari.get(path);
  return Array.isArray(listed) ? (listed as readonly Listed[]) : [];
}

function leftOf(bridges: readonly Listed[], living: ReadonlySet<string | undefined>, parts: Parts): readonly string[] {
  const prefix = `${parts.options.application}-`;
  const left = bridges.filter(({ id = '', name = '', channels }) => {
    const ours = name.startsWith(prefix) && id.startsWith(`${name}-`);
    return ours && channels?.length === 0 && (name === parts.application || !living.has(name));
  });
  return left.map(({ id = '' }) => id);
}
