import { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ReloadedProcess } from '../../support/reloaded-process.js';

const WATCHED = { reload: { every: 100 } };
const contacts = (id: string) => JSON.stringify({ ...WATCHED, contacts: [{ id, name: 'C', address: '1' }] });

describe('a file that is looked at', () => {
  let running: ReloadedProcess | undefined;
  afterEach(async () => {
    expect(await running?.end()).toBe(0);
    running = undefined;
  });

  it('is read when it is renamed into its place, written in place, or behind another link', async () => {
    running = await ReloadedProcess.start(WATCHED, [{ id: 'a' }]);
    const { process, folder } = running;
    const file = join(folder, 'config.yaml');
    running.write('config.yaml', contacts('renamed'));
    await process.prints(/a file has changed: settings read anew; contacts.renamed/);
    writeFileSync(file, contacts('written'));
    await process.prints(/a file has changed: .*contacts.written/);
    // As a ConfigMap is mounted: the file is a link through a folder that is a link.
    for (const version of ['one', 'two']) {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, 'config.yaml'), contacts(version));
    }
    symlinkSync('one', join(folder, '..data'));
    unlinkSync(file);
    symlinkSync(join('..data', 'config.yaml'), file);
    await process.prints(/a file has changed: .*contacts.one/);
    symlinkSync('two', join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    await process.prints(/a file has changed: .*contacts.two/);
    await running.agents([{ id: 'a' }, { id: 'b' }]);
    await process.prints(/a file has changed: settings read anew; agents: 1 added/);
    await running.signIn('b');
  });

  it('is not read while somebody is in the midst of writing it', async () => {
    running = await ReloadedProcess.start({ reload: { every: 500 } }, [{ id: 'a' }]);
    const file = join(running.folder, 'config.yaml');
    writeFileSync(file, '{');
    for (const [index, part] of [
      '"reload":',
      ' { "every": 500 },',
      ' "contacts": [ { "id": "slow",',
      ' "name": "C", "address": "1" } ] }',
    ].entries()) {
      await new Promise((resolve) => setTimeout(resolve, 100 + index));
      appendFileSync(file, part);
    }
    await running.process.prints(/a file has changed: settings read anew; contacts.slow/);
    expect(running.process.output).not.toContain('cannot be used');
  });
});
