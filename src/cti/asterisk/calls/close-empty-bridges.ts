import { Logger } from '@nestjs/common';
import { AriRefusedError } from '../ari/ari-error.js';
import type { ListedBridge } from '../pbx/pbx.js';
import type { CallWorld } from './call-world.js';
import { failureFields } from '../pbx/failure-fields.js';

type Sources = Pick<CallWorld, 'pbx' | 'application' | 'options' | 'book'>;

const log = new Logger('AsteriskCalls');

/**
 * Takes away those bridges of ours that nobody is in and nobody goes on with: what was cut off together with the link,
 * and what processes left whose application Asterisk does not know any more. A bridge that is made for a call in the book
 * is empty at first as well.
 * @throws AriTimeoutError, AriClosedError
 */
export async function closeEmptyBridges(world: Sources): Promise<void> {
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
    log.warn('empty bridges stay', failureFields(error));
  }
}

/** Bridges of other processes that nobody is in and no call that is known needs, with those processes' applications. */
export function emptyBridgesOf(world: Pick<CallWorld, 'mirror' | 'book' | 'options' | 'application'>) {
  const { mirror, book, options, application } = world;
  const needed = neededBy(book);
  const found = new Map<string, string>();
  for (const { id, name } of mirror.bridges.all) {
    const ofOthers = name.startsWith(`${options.application}-`) && name !== application;
    const isEmpty = [...mirror.byBridge.of(id)].length === 0;
    if (ofOthers && id.startsWith(`${options.application}-`) && isEmpty && !needed.has(id)) found.set(id, name);
  }
  return found;
}

/** Closes those of processes that are dead. To be called when their calls are in the book. */
export async function closeBridgesOf(world: CallWorld, dead: ReadonlySet<string>): Promise<void> {
  for (const [id, name] of emptyBridgesOf(world)) if (dead.has(name)) await world.pbx.closeBridge(id);
}

const neededBy = (book: CallWorld['book']): ReadonlySet<string> =>
  new Set(book.all.flatMap((call) => [call.bridgeOf('primary'), call.bridgeOf('consult')]));

function leftOf(
  bridges: readonly ListedBridge[],
  living: ReadonlySet<string>,
  { application, options, book }: Sources,
): readonly string[] {
  const needed = neededBy(book);
  const prefix = `${options.application}-`;
  const left = bridges.filter(({ id = '', name = '', channels }) => {
    const ours = name.startsWith(prefix) && id.startsWith(prefix);
    return ours && channels?.length === 0 && !needed.has(id) && (name === application || !living.has(name));
  });
  return left.map(({ id = '' }) => id);
}
