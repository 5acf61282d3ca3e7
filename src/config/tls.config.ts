import { IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { WholeNumber } from './whole-number.decorator.js';

export const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;

/** Thirty days. */
const HSTS = 2_592_000;

/** `tls`: HTTP and Socket.IO encrypted by the process itself. Without a certificate they are plain, for a proxy in front. */
export class TlsConfig {
  /** PEM file with the certificate, and behind it those between it and the authority's own */
  @IsOptional() @IsNotEmpty() @IsString() readonly cert?: string;
  /** PEM file with its private key, which has no passphrase */
  @IsOptional() @IsNotEmpty() @IsString() readonly key?: string;
  /** the oldest version that is spoken */
  @IsIn(TLS_VERSIONS) readonly minVersion: (typeof TLS_VERSIONS)[number] = 'TLSv1.2';
  /** seconds for which browsers are told to come to this host by TLS alone; 0 tells them nothing */
  @WholeNumber(0, 63_072_000) readonly hsts: number = HSTS;
}
