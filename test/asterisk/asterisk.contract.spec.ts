import { describeCtiProvider } from '../../src/conformance/describe-cti-provider.js';
import type { ProviderUnderTest } from '../../src/conformance/far-end.js';
import { AsteriskLab, LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { JEST_RUNNER } from '../support/jest-runner.js';
import { AsteriskFarEnd, LAB_PHONES, SPARE_PHONE } from './asterisk-far-end.js';
import { makeProvider, optionsFor } from './asterisk-under-test.js';
import { Wire } from './wire.js';

const PATIENCE_MS = 5_000;

async function create(): Promise<ProviderUnderTest> {
  const lab = new AsteriskLab();
  await lab.start(LAB_PHONES);
  const wire = await Wire.open(lab.server);
  const browserPhones = { url: `ws://${lab.server.host}:${lab.server.httpPort}/ws`, extensions: ['1001'] };
  const provider = makeProvider({ ...optionsFor(lab.server, wire.ports), browserPhones });
  const queues = ['support'];
  return {
    provider,
    farEnd: new AsteriskFarEnd(lab, wire, PATIENCE_MS),
    agents: [
      { id: '1001', name: 'Agent One', extension: '1001', queues },
      { id: '1002', name: 'Agent Two', extension: '1002', queues },
    ],
    spareExtension: SPARE_PHONE,
    patience: PATIENCE_MS,
    stop: async () => {
      await provider.stop();
      await wire.close();
      await lab.stop();
    },
  };
}

describeCtiProvider('Asterisk', create, { timeout: LAB_START_MS, runner: JEST_RUNNER });
