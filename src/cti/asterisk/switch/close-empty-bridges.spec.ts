import { beforeEach, describe, expect, it } from '@jest/globals';
import { AsteriskOptions } from '../asterisk.options.js';
import { AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import { closeEmptyBridges } from './close-empty-bridges.js';
import type { SwitchClients } from './switch-clients.js';

const [OWN, BESIDE, GONE] = ['own', 'beside', 'gone'].map((id) => `interaction-processor-${id}`);
const bridge = (name = '', id = `${name}-1`, channels: readonly string[] = []) => ({ id, name, channels });

describe('bridges that are found when the link comes up', () => {
  let closed: string[];
  let bridges: readonly object[];
  let applications: unknown;
  let fail: (request: string) => void;

  const ask = async (request: string, answer?: unknown) => {
    await Promise.resolve();
    fail(request);
    return answer;
  };
  const ari: SwitchClients['ari'] = {
    get: (path) => ask(path, path === '/bridges' ? bridges : applications),
    post: (path) => ask(path),
    delete: (path) => {
      closed.push(path.replace('/bridges/', ''));
      return ask(path);
    },
  };
  const close = () => closeEmptyBridges(ari, { application: OWN ?? '', options: new AsteriskOptions() });

  beforeEach(() => {
    closed = [];
    fail = () => undefined;
    applications = [{ name: OWN }, { name: BESIDE }, { name: 'theirs' }];
    bridges = [
      bridge(OWN),
      bridge(OWN, `${OWN}-2`, ['1.1']),
      bridge(BESIDE),
      bridge(GONE),
      bridge(GONE, `${GONE}-2`, ['1.2']),
      bridge('', 'b1'),
      bridge('theirs'),
      bridge('', `${OWN}-3`),
      bridge(GONE, 'named-like-ours'),
      { id: `${GONE}-3`, name: GONE },
    ];
  });

  it('go where they are empty and ours, or of a process that is gone', async () => {
    await close();
    expect(closed).toEqual([`${OWN}-1`, `${GONE}-1`]);
  });

  it.each([[[{ name: BESIDE }]], [undefined], [{}]])('stay where it is not known who lives: %j', async (unlikely) => {
    applications = unlikely;
    await close();
    expect(closed).toEqual([]);
  });

  it.each(['/bridges', '/applications', `/bridges/${OWN}-1`])('are no reason to have no link (%s)', async (path) => {
    fail = (request) => {
      if (request === path) throw new AriRefusedError(`GET ${path}`, 404, 'refused by the test');
    };
    await close();
  });

  it('tell that the switch does not answer', async () => {
    fail = (request) => {
      throw new AriTimeoutError(request);
    };
    await expect(close()).rejects.toBeInstanceOf(AriTimeoutError);
  });
});
