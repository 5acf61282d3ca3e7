import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { MemoryStorage } from '../../../test/support/memory-storage.js';
import { SessionFile } from './session-file.js';

const entry = (lastSeq: number) => ({ id: 's', token: 't', lastSeq, info: {} as never, addresses: [] });

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('removes also what was being written when the session ended', async () => {
  let text: string | null = null;
  let written = () => undefined as void;
  const storage = {
    getItem: () => text,
    setItem: (_: string, value: string) => new Promise<void>((done) => (written = () => ((text = value), done()))),
    removeItem: () => (text = null),
  };
  const file = new SessionFile(storage, new FakeClock(), 0.1);
  file.write(() => entry(1));
  file.flush();
  file.remove();
  written();
  await settled();
  expect(text).toBeNull();
});

it.each(['', '[]', '{"id":"s","token":"t","addresses":5}'])('has none in %j', async (text) => {
  const storage = { getItem: () => text, setItem: () => undefined, removeItem: () => undefined };
  expect(await new SessionFile(storage, new FakeClock(), 0.1).read()).toBeUndefined();
});

it('leaves in a storage what another page has written since', async () => {
  const storage = new MemoryStorage();
  const [one, other] = [0.1, 0.2].map((own) => new SessionFile(storage, new FakeClock(), own));
  for (const file of [one, other]) {
    file?.write(() => entry(1));
    file?.flush();
    await settled();
  }
  one?.remove();
  await settled();
  expect(await other?.read()).toMatchObject({ id: 's' });
  other?.remove();
  await settled();
  expect(storage.text).toBe('[]');
});

it('writes one thing after the other, and the latest of those that wait', async () => {
  const [begun, ends] = [[] as number[], [] as (() => void)[]];
  const setItem = (_: string, text: string) => {
    begun.push((JSON.parse(text) as { lastSeq: number }).lastSeq);
    return new Promise<void>((done) => ends.push(done));
  };
  const file = new SessionFile({ getItem: () => null, setItem, removeItem: () => null }, new FakeClock(), 0.1);
  for (const seq of [1, 2, 3]) {
    file.write(() => entry(seq));
    file.flush();
  }
  await settled();
  expect(begun).toEqual([1]);
  ends[0]?.();
  await settled();
  expect(begun).toEqual([1, 3]);
});

it('has none where the storage does not answer in time', async () => {
  const never = () => new Promise<string>(() => undefined);
  const clock = new FakeClock();
  const file = new SessionFile({ getItem: never, setItem: never, removeItem: never }, clock, 0.1);
  const read = file.read();
  await clock.advance(3_000);
  expect(await read).toBeUndefined();
  expect(clock.pending).toBe(0);
});
