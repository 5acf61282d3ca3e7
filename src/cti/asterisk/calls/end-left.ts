import { Logger } from '@nestjs/common';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CAUGHT_EXTENSION, NEXT_VARIABLE } from '../pbx/caught-place.js';
import { fromDialplanWords } from '../pbx/dialplan-place.js';
import type { CallWorld } from './call-world.js';
import { failureFields } from '../pbx/failure-fields.js';

const log = new Logger('AsteriskCalls');

/** Channels in applications of other processes that belong to no call that is known, with those applications. */
export function leftBy({ mirror, options, application, book, applied }: CallWorld): ReadonlyMap<ChannelRecord, string> {
  const family = `${options.application}-`;
  const left = new Map<ChannelRecord, string>();
  for (const record of mirror.all) {
    const [app = '', kind = '', , leg = ''] = record.applicationData.split(',');
    if (record.application !== 'Stasis' || !app.startsWith(family) || app === application) continue;
    // Whoever has been joined with somebody by Asterisk stays in the application by name only.
    if (record.bridge !== undefined && !record.bridge.startsWith(family)) continue;
    const beside = kind === 'snoop' && applied.isSnoop(record.uid) && [...book.involving(leg)].length > 0;
    if (!beside && [...book.involving(record.uid)].length === 0) left.set(record, app);
  }
  return left;
}

/**
 * Ends what dead processes have made for no call any more; whoever had a dialplan before goes on there. To be called when
 * their calls have been found.
 */
export async function endLeft(world: CallWorld, dead: ReadonlySet<string>): Promise<void> {
  const left = [...leftBy(world)].filter(([, app]) => dead.has(app));
  await Promise.all(
    left.map(async ([record]) => {
      const leg = record.uid;
      log.log('a leg is left of a process that is gone', { leg });
      await letGo(world, record).catch((error: unknown) =>
        log.warn('a leg that is left stays', { leg, ...failureFields(error) }),
      );
    }),
  );
}

async function letGo({ pbx }: CallWorld, { uid, name, exten }: ChannelRecord): Promise<void> {
  const next = exten === CAUGHT_EXTENSION ? fromDialplanWords(await pbx.readVariable(name, NEXT_VARIABLE)) : undefined;
  if (next) await pbx.goOnAt(uid, next);
  else await pbx.end(uid);
}
