/** The kinds of objects that commands name. */
export type ObjectKind = 'channel' | 'interaction' | 'conversation';
