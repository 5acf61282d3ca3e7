/** What each room under src/ may import, besides itself and `runtime` (time and ids), which are for everybody. */
export const ROOMS: Readonly<Record<string, readonly string[] | 'everything'>> = {
  // main.ts, app.module.ts and what else lies directly in src/: they put it all together, and nobody imports them.
  main: 'everything',
  runtime: [],
  protocol: [],
  config: [],
  errors: ['protocol'],
  logging: ['config', 'tracing'],
  // Those who look on and write what they see, and what both have in common.
  story: ['retelling', 'happenings', 'protocol', 'logging'],
  audit: ['retelling', 'happenings', 'instances', 'protocol', 'logging'],
  retelling: ['happenings', 'logging'],
  process: [],
  // What counts as one place that somebody comes from.
  addresses: [],
  // The certificate that the process shows.
  tls: ['config'],
  // Whose settings they are tells main, by a table of the parts.
  reload: ['config', 'happenings'],
  agents: ['protocol', 'errors', 'config'],
  // What happens, for those who only look on.
  happenings: ['protocol'],
  // The trace of a command, by whoever does something for it, and for whom that is.
  tracing: [],
  // Which instances there are.
  instances: ['protocol'],
  'cti/port': ['protocol', 'errors'],
  // The registry, which starts, stops and watches what stands behind the port.
  cti: ['cti/port', 'cti/guard', 'cti/wrap-up', 'protocol', 'errors'],
  // The work after a contact, for providers that have none.
  'cti/wrap-up': ['cti/port', 'protocol', 'errors'],
  // What stands between a provider and the house.
  'cti/guard': ['cti/port', 'protocol', 'errors', 'tracing'],
  // Providers that are packages or files of somebody else's.
  'cti/external': ['cti/port', 'cti/guard', 'cti'],
  // A provider knows the port and nothing else of this house: no other provider, no session, no client.
  'cti/*': ['cti/port', 'protocol', 'errors', 'tracing'],
  // What a provider is tried with, by whoever wrote it: it is part of the package and nobody here imports it.
  conformance: ['cti/port', 'protocol', 'errors'],
  // These three are told their settings in their own words; main translates them from the configuration.
  sessions: ['cti', 'cti/port', 'protocol', 'errors', 'happenings', 'tracing'],
  services: ['sessions', 'instances', 'agents', 'cti', 'cti/port', 'protocol', 'errors', 'happenings'],
  // The store that instances share, behind the ports of those who need it.
  redis: ['sessions', 'services', 'instances', 'protocol', 'errors'],
  gateway: ['addresses', 'services', 'sessions', 'instances', 'protocol', 'errors', 'happenings', 'tracing'],
  // The typed client, in somebody else's page or program: it knows the wire, and nobody here imports it.
  client: ['protocol'],
  // The page that an agent works with: it knows the client, as anybody else's page does.
  console: ['client', 'protocol'],
  // The operator's API, which tells of all that and acts on it.
  admin: [
    'addresses',
    'sessions',
    'services',
    'cti',
    'instances',
    'reload',
    'logging',
    'happenings',
    'config',
    'protocol',
    'errors',
  ],
  // The protocol's description, as a file.
  contract: [],
  // What browsers are given over HTTP: files as they are built.
  pages: [],
  // These two only read.
  health: ['cti', 'sessions', 'redis'],
  metrics: [
    'health',
    'cti',
    'cti/port',
    'sessions',
    'services',
    'gateway',
    'redis',
    'audit',
    'tls',
    'process',
    'logging',
    'happenings',
    'protocol',
  ],
};

/** Packages that only some rooms may know. */
export const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  'socket.io': ['gateway', 'main'],
  '@nestjs/websockets': ['gateway', 'main'],
  '@nestjs/platform-socket.io': ['gateway', 'main'],
  yaml: ['config', 'cti/asterisk'],
  'import-meta-resolve': ['cti/external'],
  'engine.io': ['gateway'],
  'engine.io-client': ['client'],
  'socket.io-parser': ['client', 'gateway'],
  '@opentelemetry/api': ['tracing'],
  ws: ['cti/asterisk', 'cti/simulator', 'gateway'],
  expect: ['conformance'],
  ioredis: ['redis'],
  jose: ['agents'],
  ldapts: ['agents'],
  'socket.io-client': ['gateway'],
  preact: ['console'],
  '@preact/signals': ['console'],
  jssip: ['console'],
  'prom-client': ['metrics'],
};
