import { afterEach, describe, expect, it } from '@jest/globals';
import type { AppConfig } from '../config/app-config.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { loadConfig } from '../config/load-config.js';
import type { Happening } from '../happenings/happening.js';
import { SystemClock } from '../runtime/system-clock.js';
import type { Reloadable } from './reloadable.js';
import { Reload } from './reload.js';

const wrong = (path: string) => new InvalidConfigError([{ path, problem: 'is wrong' }]);

/** A part that takes `settings`, and what it was told. */
function part(settings: string, prepare: (config: AppConfig) => void = () => undefined) {
  const applied: AppConfig[] = [];
  const reloadable: Reloadable = {
    settings: [settings],
    prepare: (config) => {
      prepare(config);
      return {
        apply: () => {
          applied.push(config);
          return [];
        },
      };
    },
  };
  return { reloadable, applied };
}

const started = loadConfig({});
const happenings: Happening[] = [];
afterEach(() => void happenings.splice(0));
const reloadOf = (load: () => AppConfig, ...parts: readonly { reloadable: Reloadable }[]) =>
  new Reload(
    started,
    load,
    parts.map(({ reloadable }) => reloadable),
    new SystemClock(),
    { tell: (happening) => happenings.push(happening) },
  );

describe('settings that are read anew', () => {
  it('come into effect, and what needs a restart is named each time until it is as before', async () => {
    const log = part('log.level');
    let env: NodeJS.ProcessEnv = { LOG_LEVEL: 'warn', PORT: '3001' };
    const reload = reloadOf(() => loadConfig(env), log);
    const first = await reload.run('test');
    expect(first).toEqual({
      trigger: 'test',
      result: 'applied',
      changed: [{ path: 'log.level' }],
      restart: ['port'],
      problems: [],
    });
    expect(happenings).toEqual([
      { kind: 'reload', trigger: 'test', result: 'applied', changed: ['log.level'], problems: 0 },
    ]);
    expect(await reload.run('test')).toMatchObject({ changed: [], restart: ['port'] });
    env = {};
    expect(await reload.run('test')).toMatchObject({ changed: [{ path: 'log.level' }], restart: [] });
    expect(log.applied.map((config) => config.log.level)).toEqual(['warn', 'warn', 'info']);
  });

  it('are applied by nobody where one part refuses, and all that is wrong is told', async () => {
    const parts = [part('log'), part('a', () => raise(wrong('a'))), part('b', () => raise(wrong('b.c')))];
    const outcome = await reloadOf(() => started, ...parts).run('test');
    expect(outcome).toMatchObject({ result: 'refused', changed: [] });
    expect(outcome.problems.map(({ path }) => path)).toEqual(['a', 'b.c']);
    expect(parts.flatMap(({ applied }) => applied)).toEqual([]);
  });

  it('are refused where a part has a fault of its own, which is not told to whoever asked', async () => {
    const outcome = await reloadOf(
      () => started,
      part('a', () => raise(new TypeError('secret'))),
    ).run('test');
    expect(outcome.result).toBe('refused');
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it('are in effect but for the part that fails to take them, and are read again afterwards', async () => {
    const broken: Reloadable = {
      settings: ['log'],
      prepare: () => ({ apply: () => raise(new TypeError('secret')) }),
    };
    const models = part('models');
    const env = { LOG_LEVEL: 'warn' };
    const reload = reloadOf(() => loadConfig(env), { reloadable: broken }, models);
    const problems = [{ path: 'log', problem: 'could not be set, by a fault of ours' }];
    expect(await reload.run('test')).toMatchObject({ result: 'applied', changed: [], problems });
    expect(await reload.run('again')).toMatchObject({ trigger: 'again', result: 'applied', problems });
    expect(models.applied).toHaveLength(2);
  });

  it('are read again where the outcome could not be told', async () => {
    const tell = () => raise(new Error('nobody hears'));
    const reload = new Reload(started, () => started, [], new SystemClock(), { tell });
    await expect(reload.run('first')).resolves.toMatchObject({ trigger: 'first' });
    await expect(reload.run('second')).resolves.toMatchObject({ trigger: 'second' });
  });

  it('are read once more, and not more, for all who ask while they are read', async () => {
    let read = 0;
    const reload = reloadOf(() => {
      read += 1;
      return started;
    });
    const first = reload.run('first');
    await Promise.resolve();
    const others = Array.from({ length: 50 }, (_, index) => reload.run(`other ${index}`));
    expect((await first).trigger).toBe('first');
    expect(new Set(await Promise.all(others)).size).toBe(1);
    expect(read).toBe(2);
  });

  it('are not read while the process ends', async () => {
    const log = part('log.level');
    const reload = reloadOf(() => loadConfig({ LOG_LEVEL: 'debug' }), log);
    reload.stop();
    expect(await reload.run('test')).toMatchObject({ result: 'ending' });
    expect(log.applied).toEqual([]);
  });
});

function raise(error: Error): never {
  throw error;
}
