import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { InvalidOptionError } from '../port/invalid-option.error.js';
import { AsteriskProviderFactory } from './asterisk-provider-factory.js';

const GOOD = {
  ami: { url: 'tcp://pbx.example:5038', user: 'cti', secret: 'hush-hush' },
  ari: { url: 'http://[::1]:8088', user: 'cti', secret: 'hush-hush' },
};

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
