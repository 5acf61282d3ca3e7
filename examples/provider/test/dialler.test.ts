import { describeCtiProvider } from 'interaction-processor/conformance';
import { CAPABILITIES, DiallerProvider } from '../src/dialler-provider.js';
import { Exchange } from '../src/exchange.js';
import { DiallerFarEnd } from './far-end.js';

const queues: readonly string[] = [];

describeCtiProvider(
  'the dialler',
  async () => {
    const exchange = new Exchange();
    const provider = new DiallerProvider(exchange);
    return {
      provider,
      farEnd: new DiallerFarEnd(exchange),
      agents: [
        { id: 'ann', extension: '1', queues },
        { id: 'bob', extension: '2', queues },
      ],
      patience: 2000,
      stop: () => provider.stop(),
    };
  },
  {
    claims: CAPABILITIES,
    // What this exchange has not got: the tests that need it are left out, and the kit says so.
    lacks: [
      'a number that is silent',
      'a lost answer',
      'a restart of the switch',
      'a spare device',
      'a transfer at the device',
      'a consultation at the device',
      'a device that can be off',
      'a record of dispositions',
      'calls between agents',
    ],
  },
);
