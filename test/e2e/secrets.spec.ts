import { describe, expect, it } from '@jest/globals';
import { OPERATOR } from '../support/admin/administered.js';
import { ProcessorProcess } from '../support/process.js';
import { administer, reloadWrongly, sendMalformed, signInWrongly, work } from '../support/secrets/every-flow.js';
import { GuardedProcess } from '../support/secrets/guarded-process.js';
import { plantedSecrets } from '../support/secrets/planted-secrets.js';

describe('a secret', () => {
  it.each([
    ['debug', 'text'],
    ['debug', 'json'],
    ['info', 'text'],
    ['warn', 'text'],
    ['error', 'json'],
  ])('is told to nobody, at level %s as %s', async (level, format) => {
    const running = await GuardedProcess.start({ LOG_LEVEL: level === 'debug' ? level : 'info', LOG_FORMAT: format });
    const bystander = await running.desktop();
    await bystander.send({ command: 'bindService', data: { service: 'ServiceMonitor' } });
    expect(await running.operate(OPERATOR, 'PUT', '/log-level', JSON.stringify({ level }))).toBe(200);
    await signInWrongly(running);
    const { resource } = await work(running);
    await sendMalformed(running);
    await administer(running, resource);
    await reloadWrongly(running);
    const told = { ...(await running.end()), others: JSON.stringify(bystander.events) };
    // What is looked through has been through it all.
    if (level === 'debug') expect(told.log).toMatch(/sign-in refused[^]*conversation.dtmf[^]*not YAML/);
    for (const [where, text] of Object.entries(told)) {
      expect([where, plantedSecrets.in(text)]).toEqual([where, []]);
      expect([where, text]).not.toEqual([where, '']);
    }
  });

  it.each([
    { CONFIG_FILE: '/nowhere/planted-file' },
    {
      HOST: '',
      LOG_LEVEL: 'planted-level',
      PORT: 'planted-port',
      REDIS_URL: 'planted-url',
      TRUSTED_PROXIES: 'planted-proxy',
    },
    {
      REDIS_URL: 'redis//:planted-password@host',
      ADVERTISE_URL: 'x:planted-user',
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_SECRET: 'planted-ami',
      ASTERISK_AMI_URL: 'planted-ami-url',
    },
  ])('is not told by a start that is refused for %j', async (environment) => {
    const running = ProcessorProcess.start(environment);
    expect(await running.exit()).toBe(1);
    expect(running.output).not.toBe('');
    expect(running.output).not.toContain('planted');
  });

  it('of a store and of a switch that are not there is not told', async () => {
    const running = ProcessorProcess.start({
      PORT: '0',
      LOG_LEVEL: 'debug',
      REDIS_URL: 'redis://planted-user:planted-password@127.0.0.1:1',
      CTI_PROVIDER: 'asterisk',
      ASTERISK_AMI_URL: 'tcp://127.0.0.1:1',
      ASTERISK_AMI_USER: 'user',
      ASTERISK_AMI_SECRET: 'planted-ami-secret',
      ASTERISK_ARI_URL: 'http://127.0.0.1:1',
      ASTERISK_ARI_USER: 'user',
      ASTERISK_ARI_SECRET: 'planted-ari-secret',
    });
    await running.prints(/the store is away/);
    await running.prints(/link down/);
    running.signal('SIGTERM');
    await running.exit();
    expect(running.output).not.toContain('planted');
  });
});
