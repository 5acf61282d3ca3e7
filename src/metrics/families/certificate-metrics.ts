import type { ServerCertificate } from '../../tls/server-certificate.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** Until when clients take the certificate that they are shown. */
export function certificateMetrics(make: Instruments, certificate: Pick<ServerCertificate, 'notAfter'>): Family {
  const end = make.gauge(
    'tls_certificate_not_after_timestamp_seconds',
    'Until when the certificate (tls.cert) is good',
  );
  return { read: () => end.set(certificate.notAfter / 1000) };
}
