import type { CallWorld } from './call-world.js';
import type { SwitchView } from './switch-view.js';

/** The call of a leg in our application is over: its dialplan goes on where it would have, or the leg ends. */
export async function endOfCall({ pbx, applied, legs, waits, options }: CallWorld, view: SwitchView, uid: string) {
  const place = applied.placeOf(uid);
  if (place) {
    await pbx.goOnAt(uid, place);
    legs.leaves(uid);
  } else await pbx.end(uid);
  await waits.until(() => (view.isOurs(uid) && view.isLive(uid) ? undefined : true), options.timeouts.confirm);
}
