import 'reflect-metadata';
import { createApplication } from '../../src/application.js';
import { loadConfig } from '../../src/config/load-config.js';
import { PROVIDER_KINDS } from '../../src/provider-kinds.js';
import { INSTANT_KIND } from '../provider/instant.module.js';
import { instantSwitch } from '../provider/instant-switch.js';
import { countConnections } from './count-connections.js';
import { answerQuestions } from './probe.js';

/** The product as it is, on a provider that answers at once. */
const config = loadConfig(process.env);
const application = await createApplication(config, [...PROVIDER_KINDS, INSTANT_KIND]);
await application.listen(config.port, config.host);

answerQuestions(await application.getUrl(), {
  calls: (each: number) => instantSwitch.calls(each),
  talk: (on: boolean) => instantSwitch.talk(on),
  lone: (count: number) => instantSwitch.lone(count),
  link: (up: boolean) => instantSwitch.link(up),
  connections: () => countConnections(application.getHttpServer()),
});
