import { APPLICATION_VARIABLE } from '../pbx/caught-place.js';
import type { CallWorld } from './call-world.js';
import type { MirrorView } from './mirror-view.js';

/** Has Asterisk join two channels, wherever they are: their call is its own from then on. */
export async function connectTwo(world: CallWorld, view: MirrorView, one: string, other: string): Promise<void> {
  const { pbx, applied, mirror, application, clock } = world;
  const nameOf = (uid: string): string => mirror.live(uid)?.name ?? uid;
  const both = [one, other].map((uid) => ({ uid, name: nameOf(uid), came: view.isOurs(uid) }));
  applied.setMoved(one, { from: clock.elapsed(), other });
  applied.setMoved(other, { from: clock.elapsed(), other: one });
  // All of it is sent before anything is answered, and done in this order.
  const marked = both.map(({ name }) => pbx.writeIfThere(name, APPLICATION_VARIABLE, application));
  const connected = pbx.connect(nameOf(one), nameOf(other));
  // Afterwards each would go on at its last place in the dialplan: into our application again, or calling somebody
  // again. It may be done without an answer.
  const freed = both.map(({ uid, name, came }) => pbx.goOnAfterBridge(name, came ? applied.placeOf(uid) : undefined));
  await Promise.allSettled([connected, ...marked, ...freed]);
  for (const { uid } of both) applied.setCaught(uid, undefined);
  await Promise.all([connected, ...marked, ...freed]);
}
