import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { AmiClosedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriClosedError } from '../ari/ari-error.js';
import { AsteriskLink, type LinkOwner } from './asterisk-link.js';
import type { LinkSettings } from './link-settings.js';
import { SwitchConnection } from './switch-connection.js';

const [PROBE, FIRST] = [10_000, 250];
const HALF = { user: 'cti', secret: 's', deadline: 5_000 };
const SETTINGS: LinkSettings = {
  ami: { ...HALF, host: '127.0.0.1', port: 1, events: 'call' },
  ari: { ...HALF, url: 'http://127.0.0.1:1', application: 'ip-1' },
  probe: PROBE,
  boot: 60_000,
  reconnect: { first: FIRST, last: 10_000 },
};

/** A connection that does what a test says. */
class Connection {
  lose: (error: Error) => void = () => undefined;
  answer: (error?: Error) => void = () => undefined;
  readonly lost = new Promise<Error>((resolve) => (this.lose = resolve));

  probe(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.answer = (error) => (error ? reject(error) : resolve());
    });
  }

  close(): void {
    this.lose(new AmiClosedError());
  }
}

describe('the link to a switch', () => {
  let clock: FakeClock;
  let connections: Connection[];
  let told: string[];
  let link: AsteriskLink;
  let chance: number;

  beforeEach(async () => {
    clock = new FakeClock();
    connections = [];
    told = [];
    chance = 1;
    jest.spyOn(SwitchConnection, 'open').mockImplementation(() => {
      const connection = new Connection();
      connections.push(connection);
      return Promise.resolve(connection as unknown as SwitchConnection);
    });
    const owner: LinkOwner = {
      connected: () => Promise.resolve(),
      probed: () => undefined,
      disconnected: () => undefined,
      changed: ({ state }) => told.push(state),
      events: () => undefined,
      stasis: () => undefined,
    };
    link = new AsteriskLink(SETTINGS, clock, owner, () => chance);
    link.start();
    await clock.advance(0);
    expect(told).toEqual(['starting', 'up']);
  });
  afterEach(async () => {
    await link.stop();
    jest.restoreAllMocks();
    expect(clock.pending).toBe(0);
  });

  it('is down at once when it is lost between two probes', async () => {
    connections[0]?.lose(new AriClosedError());
    await clock.advance(0);
    expect(told.at(-1)).toBe('down');
  });

  it('is down as soon as a probe is answered during which its event socket was lost', async () => {
    await clock.advance(PROBE);
    connections[0]?.lose(new AriClosedError());
    await clock.advance(0);
    connections[0]?.answer();
    await clock.advance(0);
    expect(told.at(-1)).toBe('down');
    await clock.advance(FIRST);
    expect(told.at(-1)).toBe('up');
    expect(connections).toHaveLength(2);
  });

  it('is tried again only after a pause when a probe has failed', async () => {
    await clock.advance(PROBE);
    connections[0]?.answer(new AmiTimeoutError('Ping'));
    await clock.advance(FIRST - 1);
    expect([told.at(-1), connections.length]).toEqual(['down', 1]);
    await clock.advance(1);
    expect([told.at(-1), connections.length]).toEqual(['up', 2]);
  });

  it('is tried again after half of that pause at the earliest: instances that lost it together come apart', async () => {
    chance = 0;
    connections[0]?.lose(new AriClosedError());
    await clock.advance(FIRST / 2 - 1);
    expect(connections).toHaveLength(1);
    await clock.advance(1);
    expect([told.at(-1), connections.length]).toEqual(['up', 2]);
  });
});
