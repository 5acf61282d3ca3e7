import { expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { SessionFile } from './session-file.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('removes also what was being written when the session ended', async () => {
  let text: string | null = null;
  let written = () => undefined as void;
  const storage = {
    getItem: () => text,
    setItem: (_: string, value: string) => new Promise<void>((done) => (written = () => ((text = value), done()))),
    removeItem: () => (text = null),
  };
  const file = new SessionFile(storage, new FakeClock());
  file.write(() => ({ id: 's', token: 't', lastSeq: 1, info: {} as never, addresses: [] }));
  file.flush();
  await file.remove();
  written();
  await settled();
  expect(text).toBeNull();
});

it.each(['', '[]', '{"id":"s","token":"t","addresses":5}'])('has none in %j', async (text) => {
  const storage = { getItem: () => text, setItem: () => undefined, removeItem: () => undefined };
  expect(await new SessionFile(storage, new FakeClock()).read()).toBeUndefined();
});
