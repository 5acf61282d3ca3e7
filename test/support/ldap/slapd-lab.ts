import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'ldapts';
import { eventually } from '../asterisk/eventually.js';
import { freezeProcess } from '../freeze-process.js';
import { claimPort } from '../redis/claim-port.js';
import { ensureSlapd } from './ensure-slapd.js';

const run = promisify(execFile);
const DEADLINE_MS = 30_000;

/** below which everything is */
export const BASE = 'dc=example,dc=com';
/** the account that may search */
export const READER = { dn: `cn=reader,${BASE}`, password: 'Reader-Geheim-1' };

/** A real OpenLDAP server on loopback, with and without TLS, that can be stopped and frozen. `dispose()` removes its folder. */
export class SlapdLab {
  output = '';
  url = '';
  tlsUrl = '';
  readonly folder = mkdtempSync(join(tmpdir(), 'slapd-lab-'));
  private root = '';
  private child: ChildProcess | undefined;

  /** the certificate that signs its own */
  get caFile(): string {
    return join(this.folder, 'ca.pem');
  }

  /** how many questions it was asked: searches, and binds as somebody */
  async questions(): Promise<number> {
    // What was asked before this is written down before it.
    const mark = `cn=${randomUUID()}`;
    const client = new Client({ url: this.url, timeout: DEADLINE_MS });
    await client.bind(mark, 'x').catch(() => undefined);
    await client.unbind();
    await eventually(
      () => this.output.includes(mark),
      DEADLINE_MS,
      () => `${mark} in ${this.output}`,
    );
    return this.output.match(/ (SRCH base=|BIND dn="[^"]+,[^"]+" method)/g)?.length ?? 0;
  }

  /** @param entries LDIF of those below the base */
  async make(entries: string): Promise<void> {
    this.root = await ensureSlapd();
    const [plain, tls] = [await claimPort(), await claimPort()];
    [this.url, this.tlsUrl] = [`ldap://127.0.0.1:${plain.port}`, `ldaps://127.0.0.1:${tls.port}`];
    await this.certify();
    mkdirSync(join(this.folder, 'data'));
    writeFileSync(join(this.folder, 'slapd.conf'), this.configuration());
    writeFileSync(join(this.folder, 'entries.ldif'), `${GROUND}\n${entries}`);
    await run(join(this.root, 'slapadd'), ['-f', this.conf, '-l', join(this.folder, 'entries.ldif')]);
    await this.start();
  }

  async start(): Promise<void> {
    const args = ['-f', this.conf, '-h', `${this.url} ${this.tlsUrl}`, '-d', 'stats'];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', join(this.root, 'slapd'), ...args]);
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.output += String(text)));
    await eventually(
      () => listens(this.url),
      DEADLINE_MS,
      () => `slapd: ${this.output}`,
    );
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** It is there and says nothing, until `thaw()`. */
  freeze(): Promise<void> {
    return freezeProcess(this.child?.pid);
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  private get conf(): string {
    return join(this.folder, 'slapd.conf');
  }

  private configuration(): string {
    const schemas = ['core', 'cosine', 'inetorgperson'].map(
      (one) => `include ${this.root}/etc/ldap/schema/${one}.schema`,
    );
    return `${schemas.join('\n')}
modulepath ${this.root}/usr/lib/ldap
moduleload back_mdb.so
pidfile ${this.folder}/slapd.pid
TLSCACertificateFile ${this.caFile}
TLSCertificateFile ${this.folder}/own.pem
TLSCertificateKeyFile ${this.folder}/own.key
database mdb
suffix "${BASE}"
directory ${this.folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER.dn}" read by * none
`;
  }

  private async certify(): Promise<void> {
    const openssl = (...args: string[]) => run(join(this.root, 'openssl'), args, { cwd: this.folder });
    const key = ['-newkey', 'rsa:2048', '-nodes'];
    writeFileSync(
      join(this.folder, 'empty.cnf'),
      '[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:true\n',
    );
    writeFileSync(join(this.folder, 'own.ext'), 'subjectAltName=IP:127.0.0.1\n');
    const self = [
      '-x509',
      '-days',
      '7',
      '-subj',
      '/CN=lab',
      '-extensions',
      'ca',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
    ];
    await openssl('req', '-config', 'empty.cnf', ...key, ...self);
    await openssl('req', '-config', 'empty.cnf', ...key, '-subj', '/CN=slapd', '-keyout', 'own.key', '-out', 'own.csr');
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '7', '-extfile', 'own.ext'];
    await openssl('x509', '-req', '-in', 'own.csr', ...signed, '-out', 'own.pem');
  }
}

const GROUND = `dn: ${BASE}
objectClass: dcObject
objectClass: organization
o: Example
dc: example

dn: ${READER.dn}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${READER.password}
`;

function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
