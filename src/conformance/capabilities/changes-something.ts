import type { Capability } from '../../cti/port/capability.js';
import type { Bench } from '../bench.js';
import type { Desk } from '../desk.js';
import { eventually } from '../eventually.js';
import { ask } from './ask.js';
import { CAPABILITY_ROWS } from './capability-rows.js';

/**
 * Asks for what a capability stands for where it is in place; rejects where nothing comes of it.
 * @param patience how long it may take to be seen, in milliseconds
 */
export async function changesSomething(bench: Bench, capability: Capability, patience: number): Promise<void> {
  const { begin, calls, seen } = CAPABILITY_ROWS[capability].effect;
  const scene = await begin(bench);
  const { desk, asked } = scene;
  const far = [...scene.far];
  const answered = async () => {
    if (calls === undefined) return;
    const called = await bench.farEnd.nextCall(bench.farEnd.numbers[calls]);
    far.push(called);
    await called.answer();
  };
  try {
    await desk.agrees();
    const before = await reading(desk);
    const looks = async () => (await reading(desk)) !== before;
    const done = ask(capability, desk.session, desk.channel.id, asked);
    const shown = async () => {
      await answered();
      await done;
      if (seen) await seen(scene, bench);
      else await eventually(looks, patience, () => 'what is read is what it was');
    };
    await Promise.all([done, shown().catch(nothingOf(capability))]);
  } finally {
    // Some of them are out of it by now.
    for (const one of far) await one.hangup().catch(() => undefined);
  }
}

const reading = async ({ session }: Desk) => JSON.stringify(await session.read());

const nothingOf = (capability: Capability) => (error: unknown) => {
  throw new Error(`${capability} has changed nothing: ${String(error)}`, { cause: error });
};
