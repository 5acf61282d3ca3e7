import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LdapCredentialsStore } from '../../src/agents/ldap/ldap-credentials-store.js';
import { openLdap } from '../../src/agents/open-ldap.js';
import { UNKNOWN, WRONG } from '../../src/agents/verdict.js';
import { InvalidConfigError } from '../../src/config/invalid-config.error.js';
import { LdapSourceConfig } from '../../src/config/sources/ldap-source.config.js';
import { CredentialsUnavailableError } from '../../src/errors/operator-errors.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { BASE, READER, SlapdLab } from '../support/ldap/slapd-lab.js';
import { describeCredentialsStore } from './describe-credentials-store.js';

const PASSWORD = 'Grün-und-länger-9';
const lab = new SlapdLab();

const person = (uid: string, ...more: string[]) => `
dn: uid=${uid},${BASE}
objectClass: inetOrgPerson
uid: ${uid}
sn: x
userPassword:: ${Buffer.from(PASSWORD + uid).toString('base64')}
${more.join('\n')}
`;

function open(settings: Partial<LdapSourceConfig> = {}): LdapCredentialsStore {
  const bindPasswordFile = join(lab.folder, 'reader.password');
  writeFileSync(bindPasswordFile, `${READER.password}\n`);
  const own = { url: lab.url, base: BASE, bindDn: READER.dn, bindPasswordFile, timeout: 500, connectTimeout: 500 };
  const attributes = { id: 'uid', name: 'cn', extension: 'telephoneNumber', queues: 'ou', roles: 'employeeType' };
  return openLdap(
    { ...new LdapSourceConfig(), ...own, attributes, ...settings },
    'agents.sources.0',
    new SystemClock(),
  );
}

beforeAll(async () => {
  const anna = [
    'cn: Anna A.',
    'telephoneNumber: 2001',
    'ou: sales',
    'ou: support',
    'employeeType: agent',
    'employeeType: supervisor',
  ];
  await lab.make(
    [person('anna', ...anna), person('1002', 'cn: x'), person('other', 'cn: x', 'uid: another')].join('\n'),
  );
}, 300_000);

afterAll(() => lab.dispose());

describeCredentialsStore('in a directory', async () => ({
  store: open(),
  agents: [
    {
      id: 'anna',
      name: 'Anna A.',
      extension: '2001',
      queues: ['sales', 'support'],
      roles: ['agent', 'supervisor'],
    },
    { id: '1002', name: 'x', extension: '1002', queues: [], roles: ['agent'] },
  ],
  right: async (id) => ({ id, password: PASSWORD + id }),
  wrong: async (id) => ({ id, password: `${PASSWORD}!` }),
  cost: () => lab.questions(),
  cut: () => lab.freeze(),
  mend: async () => lab.thaw(),
}));

describe('a directory', () => {
  const right = { id: 'anna', password: `${PASSWORD}anna` };

  it.each<[string, () => Partial<LdapSourceConfig>]>([
    ['ldaps', () => ({ url: lab.tlsUrl, caFile: lab.caFile })],
    ['StartTLS', () => ({ startTls: true, caFile: lab.caFile })],
  ])('is asked over %s', async (_, settings) => {
    await expect(open(settings()).verify(right)).resolves.toMatchObject({ result: 'right' });
    await expect(open(settings()).verify({ id: 'anna', password: 'x' })).resolves.toEqual(WRONG);
    // Signed by nobody whom this machine believes.
    const { caFile: _caFile, ...unsigned } = settings();
    await expect(open(unsigned).verify(right)).rejects.toBeInstanceOf(CredentialsUnavailableError);
  });

  it('is asked nothing where there is no password', async () => {
    const nowhere = open({ url: 'ldap://127.0.0.1:1' });
    await expect(nowhere.verify(right)).rejects.toBeInstanceOf(CredentialsUnavailableError);
    await expect(nowhere.verify({ id: 'anna', password: '' })).resolves.toEqual(UNKNOWN);
  });

  it.each([
    '*',
    'ann*',
    'anna)(uid=*',
    'x)(|(uid=anna)',
    '\\61nna',
    'anna\0',
    'ANNA',
    'anna ',
    '\uff41nna',
    'änna',
    'x'.repeat(5_000),
  ])('finds nobody by the id %j', async (id) => {
    await expect(open().verify({ id, password: right.password })).resolves.toEqual(UNKNOWN);
  });

  it('knows an entry by each of its ids', async () => {
    for (const id of ['other', 'another']) {
      const verdict = await open().verify({ id, password: `${PASSWORD}other` });
      expect(verdict).toMatchObject({ result: 'right', agent: { id } });
    }
  });

  it('finds nobody where more than one could be meant', async () => {
    await expect(open({ filter: '(|(uid={id})(uid=other))' }).verify(right)).resolves.toEqual(UNKNOWN);
  });

  it('that refuses the account which searches is a fault, and nobody has failed', async () => {
    await expect(open({ bindDn: `cn=else,${BASE}` }).verify(right)).rejects.toBeInstanceOf(CredentialsUnavailableError);
  });

  it('that is gone is a fault, and is asked again when it is back', async () => {
    const store = open();
    await lab.stop();
    await expect(store.verify(right)).rejects.toBeInstanceOf(CredentialsUnavailableError);
    await lab.start();
    await expect(store.verify(right)).resolves.toMatchObject({ result: 'right' });
  });

  it('is asked by the password and certificates that its files have when they are read anew', async () => {
    const [bindPasswordFile, caFile] = [join(lab.folder, 'changed.password'), join(lab.folder, 'changed.pem')];
    writeFileSync(bindPasswordFile, 'the old one');
    writeFileSync(caFile, 'none');
    const store = open({ url: lab.tlsUrl, bindPasswordFile, caFile });
    expect(store.files).toEqual([caFile, bindPasswordFile]);
    writeFileSync(bindPasswordFile, READER.password);
    copyFileSync(lab.caFile, caFile);
    await expect(store.verify(right)).rejects.toBeInstanceOf(CredentialsUnavailableError);
    expect(store.reread()()).toEqual({ added: 0, removed: 0, changed: 0 });
    await expect(store.verify(right)).resolves.toMatchObject({ result: 'right' });
    rmSync(caFile);
    expect(() => store.reread()).toThrow(InvalidConfigError);
    await expect(store.verify(right)).resolves.toMatchObject({ result: 'right' });
  });

  it('is refused at start where its files are not there', () => {
    const wrong = { caFile: '/none', bindPasswordFile: '/none' };
    expect(() => open(wrong)).toThrow(InvalidConfigError);
    expect(() => open(wrong)).toThrow(/agents\.sources\.0\.caFile.*agents\.sources\.0\.bindPasswordFile/s);
  });
});
