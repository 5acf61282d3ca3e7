/** Whom the switch's certificate is believed, where the way to it is encrypted. */
export interface Trust {
  /** certificates of authorities, as PEM, in the place of those that Node knows */
  readonly ca?: string;
  /** the name in the certificate, where it is another than the host's */
  readonly servername?: string;
}
