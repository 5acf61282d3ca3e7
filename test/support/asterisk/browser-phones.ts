const MODULES = [
  'res_crypto',
  'res_srtp',
  'res_pjsip_transport_websocket',
  'res_format_attr_opus',
  'codec_opus_open_source',
];

const SECTIONS = `[ws]
type = transport
protocol = ws
bind = @HOST@

[browser](!)
transport = ws
webrtc = yes
dtls_auto_generate_cert = yes
disallow = all
allow = ulaw,alaw
`;

/** What a switch with phones in browsers has more than one without: for modules.conf, pjsip.conf and rtp.conf. */
export function browserPhones(wanted: boolean, host: string): Readonly<Record<string, string>> {
  if (!wanted) return { BROWSER_MODULES: '', BROWSERS: '', ICE: 'no' };
  return {
    BROWSER_MODULES: MODULES.map((module) => `load = ${module}.so`).join('\n'),
    BROWSERS: SECTIONS.replaceAll('@HOST@', host),
    ICE: 'yes',
  };
}
