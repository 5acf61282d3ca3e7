import type { Texts } from './words.js';

export const dePhone: Texts['phone'] = {
  heading: 'Telefon',
  asks: 'Das Telefon in dieser Seite braucht sein eigenes Passwort an der Anlage.',
  missing: 'Das Telefon ließ sich nicht laden. Bitte die Verbindung prüfen.',
  unheard: 'Die Gegenseite hört Sie nicht: das Mikrofon funktioniert nicht.',
  again: 'Erneut versuchen',
  password: 'Passwort des Telefons',
  register: 'Einschalten',
  settings: 'Mikrofon, Lautsprecher, Klingelton',
  microphone: 'Mikrofon',
  speaker: 'Lautsprecher',
  ringTone: 'Klingelton',
  system: 'Wie das System',
  gone: 'Das zuvor gewählte (nicht angeschlossen)',
  answer: 'Annehmen',
  hangUp: 'Auflegen',
  states: {
    off: 'Aus: Anrufe erreichen Sie nicht.',
    registering: 'Wird eingeschaltet. Vielleicht fragt der Browser, ob diese Seite das Mikrofon benutzen darf.',
    registered: 'An: Anrufe erreichen Sie.',
    failed: 'Aus: Anrufe erreichen Sie nicht.',
  },
  calls: {
    none: 'An: Anrufe erreichen Sie.',
    ringing: 'Es klingelt.',
    active: 'Im Gespräch. Wird die Seite geschlossen oder neu geladen, endet es.',
  },
  reasons: {
    insecure:
      'Die Seite kam über eine ungeschützte Verbindung, darum gibt der Browser ihr kein Mikrofon. Bitte mit https öffnen.',
    unsupported: 'Dieser Browser kann nicht telefonieren (kein WebRTC).',
    'no-microphone': 'Kein Mikrofon gefunden. Sobald eines angeschlossen ist, geht das Telefon an.',
    'microphone-denied':
      'Die Seite darf das Mikrofon nicht benutzen. Bitte neben der Adresse der Seite erlauben, dann erneut versuchen.',
    'microphone-busy':
      'Das Mikrofon funktioniert nicht: vielleicht benutzt es ein anderes Programm. Bitte freigeben, dann erneut versuchen.',
    unreachable: 'Die Anlage antwortet nicht. Es wird immer wieder versucht.',
    'unreachable-or-untrusted':
      'Die Anlage antwortet nicht, oder der Browser vertraut ihrem Zertifikat nicht. Es wird immer wieder versucht.',
    'wrong-password': 'Die Anlage hat das Passwort des Telefons abgelehnt.',
    refused: 'Die Anlage hat dieses Telefon abgelehnt. Es wird erneut versucht.',
    'no-answer': 'Die Anlage schweigt. Es wird erneut versucht.',
  },
  with: (caller) => `Gespräch mit ${caller || 'jemand Unbekanntem'}, von dem der Dienst nichts weiß.`,
};
