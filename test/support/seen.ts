import type { AnyObject, Session } from '../../src/client.js';

const PATIENCE = 15_000;

/** The first object of the session that fits, now or later. */
export function seen(session: Session, fits: (object: AnyObject) => boolean): Promise<AnyObject> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      end();
      reject(new Error(`nothing within ${PATIENCE} ms: ${JSON.stringify([...session.objects.values()])}`));
    }, PATIENCE);
    const look = () => {
      const found = [...session.objects.values()].find(fits);
      if (!found) return;
      clearTimeout(timer);
      end();
      resolve(found);
    };
    const end = session.subscribe(look);
    look();
  });
}
