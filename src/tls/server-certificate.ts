import type { Server as HttpsServer } from 'node:https';
import { Logger } from '@nestjs/common';
import type { TlsConfig } from '../config/tls.config.js';
import type { Clock, Timer } from '../runtime/clock.js';
import { expiryWarning } from './expiry-warning.js';
import { readKeyPair, type KeyPair } from './key-pair.js';

/** Milliseconds that a client may take to agree on how to encrypt. */
const HANDSHAKE = 10_000;

/** How often it is looked how long the certificate is good, in milliseconds. */
const LOOKED_AT_EVERY = 86_400_000;

/** What servers of this process show whom they talk to, and the next one when there is a next one. */
export class ServerCertificate {
  private readonly logger = new Logger(ServerCertificate.name);
  private readonly servers = new Set<HttpsServer>();
  private timer: Timer | undefined;

  private constructor(
    private pair: KeyPair,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidConfigError */
  static read(config: TlsConfig, clock: Clock): ServerCertificate {
    return new ServerCertificate(readKeyPair(config), clock);
  }

  /** Until when it is good, in milliseconds since the epoch. */
  get notAfter(): number {
    return this.pair.notAfter;
  }

  /** What the server is made with. */
  get options(): KeyPair['context'] & { readonly handshakeTimeout: number } {
    return { ...this.pair.context, handshakeTimeout: HANDSHAKE };
  }

  /** One that has been made with `options`. From when it listens until it is closed the log is told in time that the certificate has to be renewed. */
  serve(server: HttpsServer): void {
    this.servers.add(server);
    // A client that does not get through the handshake is its own business, and a lost connection nobody's fault.
    server.on('secureConnection', (socket) => socket.on('error', () => undefined));
    server.once('listening', () => this.look());
    server.once('close', () => {
      this.servers.delete(server);
      if (this.servers.size === 0) this.timer?.cancel();
    });
  }

  /**
   * Reads another pair, or the same files anew.
   * @returns what has it used for all connections to come, and tells whether it is another one; those that are open stay as they are.
   * @throws InvalidConfigError, and the old one stays
   */
  prepare(config: TlsConfig): () => Pick<KeyPair, 'notAfter'> | undefined {
    const next = readKeyPair(config);
    return () => {
      // The whole file: the certificates between it and its issuer's are shown as well.
      const same = next.context.cert === this.pair.context.cert;
      this.pair = next;
      for (const server of this.servers) server.setSecureContext(next.context);
      this.look();
      return same ? undefined : next;
    };
  }

  private look(): void {
    this.timer?.cancel();
    const warning = expiryWarning(this.pair, this.clock.now());
    if (warning !== undefined) this.logger.warn(warning);
    this.timer = this.clock.after(LOOKED_AT_EVERY, () => this.look());
  }
}
