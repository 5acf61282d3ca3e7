import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from '../asterisk/eventually.js';
import { freezeProcess } from '../freeze-process.js';
import { claimPort, type ClaimedPort } from '../redis/claim-port.js';

const PROGRAM = fileURLToPath(new URL('provider.mjs', import.meta.url));
const START_DEADLINE_MS = 30_000;

/** What a token is for, and how long it is good. */
export interface TokenWish {
  readonly audience?: string;
  readonly seconds?: number;
}

/** An OpenID provider that can be stopped, frozen, and given other keys. */
export class OpenIdLab {
  output = '';
  private claimed: ClaimedPort | undefined;
  private child: ChildProcess | undefined;
  private key = newKey();

  /** @param agents what the tokens of each say of it, by its id */
  constructor(private readonly agents: Readonly<Record<string, object>>) {}

  get issuer(): string {
    return `http://127.0.0.1:${this.claimed?.port ?? 0}`;
  }

  /** with which its tokens are signed now */
  get signingKey(): KeyObject {
    return this.key.privateKey;
  }

  get keysAskedFor(): number {
    return this.output.split('keys asked for').length - 1;
  }

  /** Takes its port; it can be named from now on. */
  async claim(): Promise<this> {
    this.claimed ??= await claimPort();
    return this;
  }

  async start(): Promise<this> {
    await this.claim();
    const jwk = { ...this.key.privateKey.export({ format: 'jwk' }), kid: this.key.kid, use: 'sig', alg: 'ES256' };
    const env = {
      ...process.env,
      PORT: String(this.claimed?.port),
      KEYS: JSON.stringify({ keys: [jwk] }),
      AGENTS: JSON.stringify(this.agents),
    };
    const from = this.output.length;
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (this.output += String(text)));
    await eventually(
      () => this.output.includes('ready', from),
      START_DEADLINE_MS,
      () => `the provider: ${this.output}`,
    );
    return this;
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

  /** From now on it signs with another key, and has the old one no longer. */
  async rotate(): Promise<void> {
    await this.stop();
    this.key = newKey();
    await this.start();
  }

  /** An access token of that agent. */
  async token(agent: string, { audience = 'processor', seconds = 600 }: TokenWish = {}): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      signal: AbortSignal.timeout(START_DEADLINE_MS),
      headers: { authorization: `Basic ${btoa(`${agent}:secret`)}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        resource: `urn:for:${audience}:${seconds}`,
      }),
    });
    const answer = (await response.json()) as { access_token?: string };
    const { access_token: token } = answer;
    if (token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
    return token;
  }
}

function newKey() {
  return { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }), kid: randomUUID() };
}
