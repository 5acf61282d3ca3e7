import { type ExternalProviderFactory, InvalidOptionError } from 'interaction-processor/provider';
import { DiallerProvider } from './dialler-provider.js';
import { Exchange } from './exchange.js';

/** What `services[].provider` finds. Its option: `answerAfter`, milliseconds until whoever is called picks up. */
const factory: ExternalProviderFactory = {
  port: 1,
  create({ service, options: { answerAfter = 1000, ...others } }) {
    const path = `services.${service}.options`;
    const problems = Object.keys(others).map((name) => ({
      option: `${path}.${name}`,
      problem: 'there is no such option',
    }));
    if (typeof answerAfter !== 'number' || answerAfter < 0)
      throw new InvalidOptionError(`${path}.answerAfter`, 'must be milliseconds, from 0', problems);
    InvalidOptionError.throwAll(problems);
    return new DiallerProvider(new Exchange(answerAfter));
  },
};

export default factory;
