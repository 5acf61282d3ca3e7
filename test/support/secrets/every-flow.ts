import { io } from 'socket.io-client';
import { OPERATOR, READER } from '../admin/administered.js';
import { succeeded, type Desktop } from '../desktop.js';
import { deliberatelyBad } from '../wire/watch-wire.js';
import { RIGHT_PASSWORD, type GuardedProcess } from './guarded-process.js';
import { plantedSecrets } from './planted-secrets.js';

/** A secret of that name. */
function secret(name: string): string {
  const text = `planted-${name}-secret`;
  plantedSecrets.plant(text);
  return text;
}

const jwt = (name: string): string =>
  [{ alg: 'RS256' }, { sub: secret(name) }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat(secret(`${name}-signature`))
    .join('.');

const deep = (levels: number, leaf: unknown): unknown => (levels === 0 ? leaf : { password: deep(levels - 1, leaf) });

/** Signs in wrongly in every way. */
export async function signInWrongly(running: GuardedProcess): Promise<void> {
  const stranger = await running.desktop();
  const agents = [
    { id: '1001', password: secret('wrong-password') },
    { id: 'nobody', password: secret('password-of-nobody') },
    { id: secret('password-as-agent'), password: 'x' },
    { id: `${secret('password-as-bad-agent')} .`, password: 'x' },
    { id: '1002', password: [secret('listed-password')] },
    { id: '1002', password: jwt('token-as-password') },
    secret('password-instead-of-agent'),
  ];
  for (const agent of agents) await stranger.sendBad({ command: 'prepareSession', data: { agent } });
  await stranger.sendBad({
    command: 'prepareSession',
    data: { agent: { id: '1001', password: 'x' }, model: secret('model') },
  });
  const socket = io(running.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token: jwt('handshake') },
    query: { token: secret('query') },
  });
  await deliberatelyBad(() =>
    socket.timeout(15_000).emitWithAck('command', { command: 'prepareSession', data: { agent: { id: '1002' } } }),
  );
  socket.disconnect();
}

/** Sends what no client may send. */
export async function sendMalformed(running: GuardedProcess): Promise<void> {
  const desktop = await running.desktop();
  const messages = [
    `{"command":"prepareSession","data":{"agent":{"password":"${secret('bad-json')}"`,
    { command: 'prepareSession', data: deep(40, secret('deep')) },
    { command: 'prepareSesion', data: { agent: { password: secret('misspelt') } } },
    { command: secret('command'), password: secret('beside-command') },
    { command: 'session.start', target: secret('target'), data: { token: secret('target-token') } },
    { command: 'prepareSession', target: null, data: { password: secret('null-target') } },
    { command: 'session.ready', id: { token: secret('id') }, data: secret('data') },
    [secret('list')],
    secret('text'),
    null,
  ];
  for (const message of messages) await desktop.sendBad(message);
  deliberatelyBad(() => {
    desktop.socket.emit(secret('event'), { password: secret('event-password') });
    desktop.socket.emit('command', secret('argument'), secret('second-argument'));
  });
  await desktop.sendBad({ command: 'echo' });
  const json = { 'content-type': 'application/json' };
  for (const path of ['/', '/simulator/calls', '/nowhere', '/socket.io/?EIO=4&transport=polling&sid=none']) {
    const body = `{"password":"${secret('body')}"`;
    await running.ask(path, { method: 'POST', headers: { ...json, cookie: secret('cookie') }, body });
  }
}

/** Signs an agent in, takes the session over by its token, and works a call. */
export async function work(running: GuardedProcess): Promise<Desktop> {
  const first = await (await running.desktop()).signIn('1001', RIGHT_PASSWORD);
  const second = await running.desktop();
  const data = { resource: first.resource, token: secret('wrong-token') };
  await second.sendBad({ command: 'bindResource', data });
  succeeded(await second.send({ command: 'bindResource', data: { ...data, token: first.token } }));
  second.resource = first.resource;
  await second.sendBad({ command: 'session.renew', target: second.resource, data: { token: jwt('renewal') } });
  succeeded(await second.command('channel.ready', 'tel'));
  const call = { queue: 'support', from: '+4930555010' };
  const headers = { 'content-type': 'application/json' };
  await running.ask('/simulator/calls', { method: 'POST', headers, body: JSON.stringify(call) });
  await second.until(({ name }) => name === 'interaction.added', 'the call');
  succeeded(await second.command('conversation.answer', 'tel.i1.v1'));
  await second.until(({ data: told }) => told?.['interaction']?.['state'] === 'STARTED', 'the call has begun');
  const digits = '7391*4628#5D';
  plantedSecrets.plant(digits);
  succeeded(await second.command('conversation.dtmf', 'tel.i1.v1', { digits }));
  await second.sendBad({
    command: 'conversation.dtmf',
    target: `${second.resource}.tel.i1.v1`,
    data: { digits: secret('digits') },
  });
  return second;
}

/** Uses the admin API rightly and wrongly. @param session that is looked at */
export async function administer(running: GuardedProcess, session: string): Promise<void> {
  const looks = ['/version', '/services', '/sessions', '/agents/1001', `/sessions/${session}?personal=yes`];
  for (const path of [...looks, `/sessions/${session}/events?personal=yes`, '/metrics', '/log-level']) {
    for (const token of [OPERATOR, READER, secret('admin-token-that-is-none-of-them')])
      await running.operate(token, 'GET', path);
  }
  await running.operate(READER, 'POST', '/reload');
  await running.operate(OPERATOR, 'GET', `/sessions?token=${secret('admin-query')}`);
  await running.operate(OPERATOR, 'PUT', '/log-level', `{"level":"${secret('admin-body')}`);
  await running.operate(OPERATOR, 'PUT', '/log-level', JSON.stringify({ level: secret('admin-level') }));
  await running.ask('/metrics', { headers: { authorization: `Bearer ${secret('metrics-token')}` } });
}

/** Has settings read anew that are wrong, in every way in which a file can be. */
export async function reloadWrongly(running: GuardedProcess): Promise<void> {
  const hash = `$scrypt$ln=1,r=1,p=1$${secret('salt')}$${secret('hash')}`;
  const agents = [
    `agents:\n  - id: a\n    password: ${hash}: [\n`,
    `agents:\n  - id: a\n\tpassword: "${hash}\n`,
    JSON.stringify({
      agents: [
        { id: secret('agent-of-file'), password: hash },
        { id: '?', password: [hash] },
      ],
    }),
    `password: *${secret('alias')}\nagents: !${secret('tag')} x\n`,
    hash,
  ];
  const settings = [
    `store:\n  url: "redis://user:${secret('url')}@host\n   x: ]\n`,
    `log: { level: ${secret('level')} }\nadmin: ${secret('admin')}\nlimits: [${secret('limits')}]\n`,
    `services: [{ id: a, provider: ${secret('provider')}, options: { ami: { secret: ${secret('ami')}, x: ${secret('x')} } } }]\n`,
    `%${secret('directive')} 1\n---\n{}\n`,
    secret('whole-file'),
  ];
  for (const [name, texts] of [
    ['agents.yaml', agents],
    ['config.yaml', settings],
  ] as const) {
    for (const text of texts) {
      running.write(name, text);
      await running.operate(OPERATOR, 'POST', '/reload');
    }
    if (name === 'agents.yaml') running.write(name, 'agents: []');
  }
}
