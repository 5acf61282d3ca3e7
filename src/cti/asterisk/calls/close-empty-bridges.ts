import { Logger } from '@nestjs/common';
import { AriRefusedError } from '../ari/ari-error.js';
import type { ListedBridge } from '../pbx/pbx.js';
import type { CallWorld } from './call-world.js';

const log = new Logger('AsteriskCalls');

/**
 * Takes away those bridges of ours that nobody is in and nobody goes on with: what was cut off together with the link,
 * and what processes left whose application Asterisk does not know any more. To be called before anything else is asked
 * over a new link: a bridge that is made for a call is empty at first as well.
 * @throws AriTimeoutError, AriClosedError
 */
export async function closeEmptyBridges(world: Pick<CallWorld, 'pbx' | 'application' | 'options'>): Promise<void> {
  const { pbx, application } = world;
  try {
    const bridges = await pbx.bridges();
    // After the bridges: whoever has made one of them was known before, and is known still if it lives.
    const living = new Set(await pbx.applications());
    // This process's own is among them, or the list says nothing about who lives.
    if (!living.has(application)) return;
    for (const id of leftOf(bridges, living, world)) await pbx.closeBridge(id);
  } catch (error) {
    if (!(error instanceof AriRefusedError)) throw error;
    log.warn(`empty bridges: ${error.message}`);
  }
}

function leftOf(
  bridges: readonly ListedBridge[],
  living: ReadonlySet<string>,
  { application, options }: Pick<CallWorld, 'application' | 'options'>,
): readonly string[] {
  const prefix = `${options.application}-`;
  const left = bridges.filter(({ id = '', name = '', channels }) => {
    const ours = name.startsWith(prefix) && id.startsWith(`${name}-`);
    return ours && channels?.length === 0 && (name === application || !living.has(name));
  });
  return left.map(({ id = '' }) => id);
}
