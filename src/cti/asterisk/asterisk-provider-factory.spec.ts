import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { InvalidOptionError } from '../port/invalid-option.error.js';
import { AsteriskProviderFactory } from './asterisk-provider-factory.js';

const GOOD = {
  ami: { url: 'tcp://pbx.example:5038', user: 'cti', secret: 'hush-hush' },
  ari: { url: 'http://[::1]:8088', user: 'cti', secret: 'hush-hush' },
};

const PHONES = { url: 'wss://pbx.example:8089/ws', extensions: ['10*'] };
const LONG = `hush-hush${'-'.repeat(30)}`;
const phones = (options: object) => ({ ...GOOD, browserPhones: { ...PHONES, ...options } });

const create = (options: Record<string, unknown>) =>
  new AsteriskProviderFactory().create({
    service: 'main',
    options,
    production: true,
    clock: new FakeClock(),
    ids: { next: () => 'x' },
  });

describe('AsteriskProviderFactory', () => {
  it('takes the two addresses and leaves the rest to the defaults', () => {
    expect(create(GOOD)).toMatchObject({ vendor: 'Asterisk', version: 'unknown' });
  });

  it('claims telephones in the browser where there are some, and only there', () => {
    expect(create(phones({ secret: LONG })).capabilities).toContain('session.phone');
    expect(create(GOOD).capabilities).not.toContain('session.phone');
  });

  const bad: readonly [string, Record<string, unknown>][] = [
    ['services.main.options.ami.url', { ari: GOOD.ari }],
    ['services.main.options.ami.url', { ...GOOD, ami: { ...GOOD.ami, url: 'pbx:5038' } }],
    ['services.main.options.ami.secret', { ...GOOD, ami: { url: GOOD.ami.url, user: 'cti' } }],
    ['services.main.options.ari.url', { ...GOOD, ari: { ...GOOD.ari, url: 'http://pbx:8088/ari' } }],
    ['services.main.options.context', { ...GOOD, context: 'a,b' }],
    ['services.main.options.endpoint', { ...GOOD, endpoint: 'PJSIP/1001' }],
    ['services.main.options.internal', { ...GOOD, internal: '(' }],
    ['services.main.options.autoAnswer', { ...GOOD, autoAnswer: ['X: a\r\nAction: Logoff'] }],
    ['services.main.options.devices.0.answer', { ...GOOD, devices: [{ extension: '1', answer: 'maybe' }] }],
    ['services.main.options.devices.0.endpoint', { ...GOOD, devices: [{ extension: '1', endpoint: 'alice' }] }],
    ['services.main.options.devices', { ...GOOD, devices: [{ extension: '1' }, { extension: '1' }] }],
    [
      'services.main.options.devices',
      { ...GOOD, devices: ['1', '2'].map((extension) => ({ extension, endpoint: 'PJSIP/a' })) },
    ],
    ['services.main.options.devices.0', { ...GOOD, devices: [null, null] }],
    ['services.main.options.timeouts.probe', { ...GOOD, timeouts: { probe: 0 } }],
    ['services.main.options.dataVariables', { ...GOOD, dataVariables: ['A=1'] }],
    ['services.main.options.browserPhones', { ...GOOD, browserPhones: [] }],
    ['services.main.options.browserPhones.url', { ...GOOD, browserPhones: { secret: LONG, extensions: ['1'] } }],
    ['services.main.options.browserPhones.url', phones({ url: 'http://pbx.example/ws' })],
    ['services.main.options.browserPhones.url', phones({ url: 'ws://user:hush-hush@pbx.example/ws' })],
    ['services.main.options.browserPhones.domain', phones({ domain: 'a@b' })],
    ['services.main.options.browserPhones.extensions', { ...GOOD, browserPhones: { url: PHONES.url } }],
    ['services.main.options.browserPhones.extensions', phones({ extensions: [] })],
    ['services.main.options.browserPhones.extensions', phones({ extensions: ['1*1'] })],
    ['services.main.options.browserPhones.secret', phones({ secret: 'hush-hush' })],
    ['services.main.options.browserPhones.secret', phones({ secret: LONG, passwordsFile: '/nowhere' })],
    ['services.main.options.browserPhones.passwordsFile', phones({ passwordsFile: '/nowhere/phones' })],
    ['services.main.options.browserPhones.iceServers.0.urls', phones({ iceServers: [{ urls: ['http://x'] }] })],
    ['services.main.options.colour', { ...GOOD, colour: 'blue' }],
  ];
  it.each(bad)('names %s', (option, options) => {
    const make = () => create(options);
    expect(make).toThrow(InvalidOptionError);
    const problem = expect.objectContaining({ option });
    expect(make).toThrow(expect.objectContaining({ problems: expect.arrayContaining([problem]) }));
    expect(make).not.toThrow(/hush-hush/);
  });
});
